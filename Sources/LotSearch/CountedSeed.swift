#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Seed {
    /// The seed of one item among very many, such as a package of care: as independent as a named child, and cheaper.
    public func item(_ index: Int) -> Seed {
        // An odd constant other than the generator's own step, so that no item's stream is a stretch of its parent's; plus
        // one, since the parent's first draw would be item 0.
        Seed(SeededGenerator.mix(value &+ UInt64(bitPattern: Int64(index) &+ 1) &* 0xd134_2543_de82_ef95))
    }
}

extension SeededGenerator {
    /// Poisson by products of uniforms (Knuth 1969), in parts of at most 16 so that no product underflows.
    ///
    /// With equal draws a greater mean of up to 16 never gives a smaller count. Cost linear in the mean.
    public mutating func poisson(mean: Double) -> Int {
        var count = 0
        var left = mean
        while left > 0 {
            let part = min(left, 16)
            let floor = exp(-part)
            var product = uniform()
            while product > floor {
                count += 1
                product *= uniform()
            }
            left -= part
        }
        return count
    }

    /// Exponential with mean 1, by inversion: one draw.
    public mutating func unitExponential() -> Double { -log(1 - uniform()) }
}
