extension Area {
    /// Share of residents in the health area named by `healthCode`, from the table's column; nil where it has none.
    public var healthPopulationShare: Double? { columns["health_population_share"].flatMap(Double.init) }
}

extension AreaTable {
    /// Core areas that do not nest in one health area: some of their residents belong to another. Ascending.
    ///
    /// LSOAs nest in health areas by definition, so a table of LSOAs with any such area is faulty.
    public var straddling: [Int] {
        (0..<coreCount).filter { (areas[$0].healthPopulationShare ?? 1) < 1 }
    }
}
