import LotModel

/// Reads `ratings.csv`: a row for each service and criterion that is rated.
enum RiskRatingReader {
    static let columns = ["service_id", "criterion", "rating"]

    /// `[service][criterion]`, as far as matrix and services are known; what they do not know has been told elsewhere.
    ///
    /// Adds `code.unknown`, `code.duplicate`, `value.choice`, `value.number` and `value.conflict` by rows,
    /// `code.unmatched` for a criterion that rates nothing, and a warning for services without any rating.
    static func read(
        _ file: NamedFile, _ read: ReadMatrix?, _ services: ReadServices?, _ source: InputSource,
        _ reading: inout Reading
    ) -> [[RiskRating?]]? {
        let before = reading.errorCount
        guard let table = source.table(file.name, CSVSchema(required: columns), namedAt: file.place, &reading) else {
            return nil
        }
        guard let read, let services else { return nil }
        let criteria = read.matrix.criteria
        var ratings = services.services.map { _ in [RiskRating?](repeating: nil, count: criteria.count) }
        var rowOfPair: [[String]: Int] = [:]
        var isRated = [Bool](repeating: false, count: criteria.count)
        for row in 0..<table.rowCount {
            let service = service(table, row, services, &reading)
            guard let criterion = criterion(table, row, criteria, &reading) else { continue }
            isRated[criterion] = true
            let rating = rating(table, row, criteria[criterion], &reading)
            let pair = [Codes.trimmed(table.cell(row, "service_id")), criteria[criterion].id]
            if let other = rowOfPair[pair] {
                reading.add(
                    .codeDuplicate, at: table.place(row), value: "\(pair[0]) and \(pair[1])",
                    "stand also on line \(table.lines[other]).",
                    remedy: "Keep one rating of each service and criterion.")
                continue
            }
            rowOfPair[pair] = row
            guard let service else { continue }
            let kind = services.services[service].kind
            guard criteria[criterion].kinds.contains(kind) else {
                reading.add(
                    .valueConflict, at: table.place(row, "criterion"), value: criteria[criterion].id,
                    "does not rate services of kind \(kind.rawValue).",
                    remedy: "Add \(kind.rawValue) to the kinds of the criterion, or remove the row.")
                continue
            }
            ratings[service][criterion] = rating
        }
        for index in criteria.indices where !isRated[index] {
            reading.add(
                .codeUnmatched, at: read.places[index], value: criteria[index].id,
                "has no rating of any service in \(table.file).",
                remedy: "Rate a service by it, or remove the criterion: it would decide nothing.")
        }
        guard reading.errorCount == before else { return nil }
        warnOfUnrated(ratings, read.matrix, services, table.file, &reading)
        return ratings
    }

    /// Nil also for a service whose own row is faulty, which has been told.
    private static func service(
        _ table: CSVTable, _ row: Int, _ services: ReadServices, _ reading: inout Reading
    ) -> Int? {
        guard let id = table.text(row, "service_id", &reading) else { return nil }
        if let known = services.indexOfID[id] { return known }
        let near = nearestName(to: id, among: services.ids)
        reading.add(
            .codeUnknown, at: table.place(row, "service_id"), value: id, "is not a service of the table of services.",
            remedy: near.map { "Did you mean \($0)?" } ?? "Add the service, or remove the row.")
        return nil
    }

    private static func criterion(
        _ table: CSVTable, _ row: Int, _ criteria: [RiskCriterion], _ reading: inout Reading
    ) -> Int? {
        guard let id = table.text(row, "criterion", &reading) else { return nil }
        if let index = criteria.firstIndex(where: { $0.id == id }) { return index }
        reading.add(
            .codeUnknown, at: table.place(row, "criterion"), value: id, "is not a criterion of the scenario.",
            remedy: choiceRemedy(id, criteria.map(\.id)))
        return nil
    }

    /// An empty cell is a fault: a rating that is missing has no row.
    private static func rating(
        _ table: CSVTable, _ row: Int, _ criterion: RiskCriterion, _ reading: inout Reading
    ) -> RiskRating? {
        switch criterion.scale {
        case .numbers:
            guard let number = table.number(row, "rating", in: -1e9...1e9, unit: criterion.id, &reading) else {
                return nil
            }
            let text = Codes.trimmed(table.cell(row, "rating"))
            return criterion.scale.points(number: number).map { RiskRating(text, points: $0) }
        case .words(let words):
            guard let text = table.text(row, "rating", &reading) else { return nil }
            if let points = criterion.scale.points(word: text) { return RiskRating(text, points: points) }
            reading.add(
                .valueChoice, at: table.place(row, "rating"), value: text,
                "is not a rating of criterion \(criterion.id).", remedy: choiceRemedy(text, words.map(\.word)))
            return nil
        }
    }

    private static func warnOfUnrated(
        _ ratings: [[RiskRating?]], _ matrix: RiskMatrix, _ services: ReadServices, _ file: String,
        _ reading: inout Reading
    ) {
        let kinds = matrix.ratedKinds
        let bare = services.services.indices.filter {
            kinds.contains(services.services[$0].kind) && ratings[$0].allSatisfy { $0 == nil }
        }
        guard !bare.isEmpty else { return }
        reading.add(
            .valueMissing, .warning, at: .init(file: file),
            value: listed(bare.map { services.services[$0].id }, most: 10),
            "\(counted(bare.count, "service")) \(bare.count == 1 ? "has" : "have") no rating at all.",
            remedy: matrix.missing == .exclude
                ? "They get no score and no colour." : "Every criterion takes its worst rating there.")
    }
}
