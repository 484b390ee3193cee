/** How SQL reaches the database: several statements in as few round trips as it allows. Knows nothing of projects; everybody may use it. */
@org.jspecify.annotations.NullMarked
package dev.milepost.storage;
