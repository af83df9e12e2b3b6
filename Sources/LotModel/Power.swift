#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// base^exponent for a base that is not negative.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

func naturalLogarithm(_ value: Double) -> Double { log(value) }

func exponential(_ value: Double) -> Double { exp(value) }
