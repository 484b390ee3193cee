package dev.milepost.forecast.network;

/** The time that an activity takes with no more than a given probability: the inverse of a distribution function. */
@FunctionalInterface
interface Quantile {

    /** The time at a probability from 0 to below 1. */
    double at(double probability);
}
