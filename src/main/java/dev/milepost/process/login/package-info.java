/** Who may come in: one login for API, engine and web applications, against the engine's users. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("login")
package dev.milepost.process.login;
