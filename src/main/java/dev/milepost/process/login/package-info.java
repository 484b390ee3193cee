/** Who may come in: one login for API, engine and web applications, against the engine's users. */
@org.jspecify.annotations.NullMarked
package dev.milepost.process.login;
