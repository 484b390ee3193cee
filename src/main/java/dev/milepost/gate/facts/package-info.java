/** The facts handed to rules: immutable records that a rule file imports and matches. This is the API of rule authors. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("facts")
package dev.milepost.gate.facts;
