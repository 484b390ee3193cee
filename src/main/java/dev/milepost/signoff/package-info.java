/** Votes of approvers on evaluations: the record of who decided what, on which facts. */
@org.jspecify.annotations.NullMarked
package dev.milepost.signoff;
