import LotModel

extension YAMLMap {
    /// `section.name: [least, most]` within the parameter's own range; a fault of its own where the two are swapped.
    func ends(
        _ entry: YAMLEntry, of parameter: Parameter, _ reading: inout Reading
    ) -> (lowest: Double, highest: Double)? {
        guard
            let values = numbers(
                entry, in: parameter.range, unit: parameter.unit, whole: parameter.isWhole, &reading)
        else { return nil }
        guard values.count == 2 else {
            reading.add(
                .valueConflict, at: place(entry), value: "\(values.count) values", "are not a range.",
                remedy: "Write the least and the most, such as [0.9, 1.4].")
            return nil
        }
        guard values[0] <= values[1] else {
            reading.add(
                .valueConflict, at: place(entry), value: "\(values[0])",
                "is the least of the range and lies above its most, \(values[1]).",
                remedy: "Write the smaller value first.")
            return nil
        }
        return (values[0], values[1])
    }
}
