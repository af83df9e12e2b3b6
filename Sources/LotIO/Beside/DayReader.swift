import LotModel

extension YAMLMap {
    /// A day or a month; `value.choice` for anything else.
    func day(_ entry: YAMLEntry, _ reading: inout Reading) -> CalendarDay? {
        guard let text = text(entry, &reading) else { return nil }
        if let day = CalendarDay(text) { return day }
        reading.add(
            .valueChoice, at: place(entry), value: text, "is no day of the calendar.", remedy: dayRemedy)
        return nil
    }
}

let dayRemedy = "Write it as 2018-07-01, or as 2018-07 where the day is not known."
