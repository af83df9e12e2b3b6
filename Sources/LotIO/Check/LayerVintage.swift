import LotModel

/// Which edition of its areas a boundary file seems to hold, and what that is judged by.
public struct LayerVintage: Hashable, Sendable {
    public let level: AreaLevel
    /// Year of the edition; nil where nothing tells.
    public let year: Int?
    /// Codes that stand in the area tables at hand.
    public let known: Int
    /// The other codes, ascending; none where no code at all is known, for then the layer is of other places.
    public let unknown: [String]
    /// Codes in all, each counted once.
    public let codes: Int
    /// Codes that exist only from 2021 on.
    public let onlyIn2021: Int
    /// Codes that ended with 2011 where codes of 2021 stand beside them, ascending; else none.
    public let endedBesideNew: [String]
    /// True when codes of two editions stand side by side.
    public var isMixed: Bool { !endedBesideNew.isEmpty }
    /// True when the name of the column says another edition than the codes do.
    public let isContradicted: Bool
    /// One sentence for people.
    public let words: String

    /// The last LSOA code of 2011 in England (the 32,844 LSOAs of the 2011 lookups end there).
    static let lastLSOAOf2011 = 33_768

    /// Judged by codes, the column's name, and the codes of the area tables at hand.
    ///
    /// Not detected: codes of 2001, most of which were kept in 2011; editions of wards and districts other than by the
    /// column's name; boundaries of one edition under the codes of another.
    init(_ codes: LayerCodes, known tables: KnownCodes) {
        let distinct = codes.distinct
        let level = AreaLevel(of: distinct)
        let columnYear = codes.property.flatMap(Self.year(ofColumn:))
        let new = distinct.count { Self.existsOnlyIn2021($0) }
        let ended = distinct.count { Codes.endedWith2011($0) }
        let (lacking, regions) = tables.lacking(distinct)
        let known = distinct.count - lacking.count
        let mixed = MixedVintages(distinct)
        let isCensus = level == .msoa || level == .lsoa
        let year: Int? =
            if mixed != nil { nil } else if isCensus, new > 0 { max(2021, columnYear ?? 2021) } else if ended > 0 {
                min(2011, columnYear ?? 2011)
            } else if let columnYear { columnYear } else {
                isCensus ? 2011 : nil
            }
        let isTooOld = isCensus && new > 0 && (columnYear ?? 2021) < 2021
        let isTooNew = ended > 0 && (columnYear ?? 2011) > 2011
        isContradicted = mixed == nil && (isTooOld || isTooNew)
        self.level = level
        self.year = year
        self.known = known
        unknown = known > 0 ? lacking : []
        endedBesideNew = mixed?.endedWith2011 ?? []
        self.codes = distinct.count
        onlyIn2021 = new
        words =
            mixed?.words
            ?? Self.words(
                level: level, year: year, column: columnYear.flatMap { _ in codes.property }, codes: distinct.count,
                new: new, ended: ended, known: known, regions: regions, isContradicted: isContradicted)
    }

    /// The year in names like `MSOA11CD` and `WD25CD`; years above 60 are of the last century.
    static func year(ofColumn name: String) -> Int? {
        let lowered = name.lowercased()
        guard lowered.hasSuffix("cd") else { return nil }
        let digits = lowered.dropLast(2).suffix(2)
        let letters = lowered.dropLast(4)
        guard digits.count == 2, let year = Int(digits), !letters.isEmpty, letters.allSatisfy({ $0.isLetter }) else {
            return nil
        }
        return year > 60 ? 1900 + year : 2000 + year
    }

    private static func existsOnlyIn2021(_ code: String) -> Bool {
        if Codes.existsOnlyIn2021(code) { return true }
        guard code.hasPrefix("E01"), code.utf8.count == 9, let number = Int(code.dropFirst(3)) else { return false }
        return number > lastLSOAOf2011
    }

    private static func words(
        level: AreaLevel, year: Int?, column: String?, codes: Int, new: Int, ended: Int, known: Int, regions: [String],
        isContradicted: Bool
    ) -> String {
        if codes == 0 { return "no codes to judge by" }
        let name = level == .other ? "areas" : level.plural
        guard let year else { return "\(name) of an edition that neither codes nor column tell" }
        let noun = level == .msoa || level == .lsoa ? level.rawValue.uppercased() : name
        if isContradicted, new == 0 {
            return "contradictory: the column is \(column ?? "") but \(ended) of \(codes) codes ended with 2011"
        }
        if isContradicted {
            return "contradictory: the column is \(column ?? "") but \(new) of \(codes) codes exist only from 2021 on"
        }
        if new > 0 { return "looks like \(noun) \(year): \(new) of \(codes) codes exist only from 2021 on" }
        if level == .ward || level == .other { return "\(name) of \(year) by the column \(column ?? "")" }
        let counted = "\(known) of \(codes) known"
        if year > 2011 {
            return "\(noun) \(year) by the column \(column ?? ""); every code is one of 2011 too (\(counted))"
        }
        let later = column == nil && ended == 0 ? "; where nothing changed, codes of 2021 are the same" : ""
        if known > 0 { return "looks like \(noun) \(year): \(counted) (\(listed(regions)))\(later)" }
        return "looks like \(noun) \(year): no code is later; no table at hand knows these codes\(later)"
    }
}
