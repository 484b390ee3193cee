/** Votes of approvers on evaluations, who votes for whom, and waivers: the record of who decided what, on which facts. */
@org.jspecify.annotations.NullMarked
package dev.milepost.signoff;
