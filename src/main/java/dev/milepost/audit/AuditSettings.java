package dev.milepost.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the audit trail.
 *
 * @param anchorFile a file outside the database to which the head of the chain is written; none where it is not set
 */
@ConfigurationProperties("milepost.audit")
record AuditSettings(@Nullable Path anchorFile) {}
