extension Codes {
    /// Numbers of the 114 English MSOAs of 2011 whose codes ended with that edition, because the area was split, merged or
    /// redrawn: those of its 6,791 codes that are none of the 6,856 of 2021. Source: Office for National Statistics, lookup
    /// from MSOA (2011) to MSOA (2021), Open Government Licence v3.0.
    static let numbersEndedWith2011: Set<Int> = [
        53, 109, 189, 190, 220, 257, 274, 316, 365, 371, 528, 664, 726, 750, 769, 780, 809, 891, 924, 1_057, 1_071,
        1_172, 1_178, 1_184, 1_424, 1_599, 1_601, 1_705, 1_708, 1_730, 1_731, 1_733, 1_736, 1_854, 1_864, 2_068,
        2_186, 2_221, 2_487, 2_488, 2_548, 2_557, 2_565, 2_566, 2_652, 2_735, 2_742, 2_835, 2_894, 2_899, 2_943,
        2_971, 2_972, 3_034, 3_043, 3_100, 3_106, 3_150, 3_275, 3_310, 3_399, 3_413, 3_475, 3_477, 3_539, 3_577,
        3_634, 3_730, 3_779, 3_783, 3_837, 4_070, 4_071, 4_134, 4_277, 4_346, 4_347, 4_494, 4_509, 4_565, 4_670,
        4_816, 4_879, 4_913, 4_938, 4_947, 4_993, 4_999, 5_243, 5_244, 5_579, 5_590, 5_597, 5_649, 5_678, 5_714,
        5_716, 5_732, 5_737, 5_738, 5_743, 5_745, 5_753, 5_952, 6_183, 6_184, 6_492, 6_643, 6_691, 6_860, 6_870,
        6_901, 6_911, 6_929,
    ]

    static func endedWith2011(_ code: String) -> Bool { msoaNumber(code).map(numbersEndedWith2011.contains) ?? false }
}

/// Codes of two editions of MSOAs side by side.
struct MixedVintages: Hashable, Sendable {
    /// Ascending; of both there is at least one.
    let endedWith2011: [String]
    let onlyFrom2021: [String]

    /// Nil when the codes may be of one edition.
    ///
    /// Not detected: codes that both editions have, with boundaries of the other.
    init?(_ codes: some Sequence<String>) {
        let sorted = codes.sorted()
        endedWith2011 = sorted.filter(Codes.endedWith2011)
        onlyFrom2021 = sorted.filter(Codes.existsOnlyIn2021)
        if endedWith2011.isEmpty || onlyFrom2021.isEmpty { return nil }
    }

    var words: String {
        "mixes MSOA 2011 and 2021: \(listed(endedWith2011, most: 5)) ended with 2011, \(listed(onlyFrom2021, most: 5))"
            + " \(onlyFrom2021.count == 1 ? "exists" : "exist") only from 2021 on"
    }
}
