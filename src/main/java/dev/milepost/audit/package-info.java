/**
 * The audit trail: who did what, and who was refused what, in a chain of rows that cannot be changed unnoticed. Depends on
 * nothing of ours; others write to it in their own transaction.
 */
@org.jspecify.annotations.NullMarked
package dev.milepost.audit;
