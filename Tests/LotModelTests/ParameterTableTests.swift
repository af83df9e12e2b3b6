import LotModel
import Testing

@Suite struct ParameterTableTests {
    @Test func idsAreUniqueAndSectioned() {
        let ids = Parameter.table.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Parameter.table.allSatisfy { $0.id == "\($0.section).\($0.name)" && !$0.name.isEmpty })
    }

    @Test func defaultsLieInTheirRanges() {
        for parameter in Parameter.table {
            for year in ParameterValues.knownPriceYears {
                guard let value = parameter.standardValue(priceYear: year) else { continue }
                #expect(parameter.range.contains(value), "\(parameter.id)")
                #expect(!parameter.isWhole || value == value.rounded(), "\(parameter.id)")
            }
        }
    }

    @Test func everyPriceYearIsComplete() {
        for parameter in Parameter.table {
            if case .byPriceYear(let values) = parameter.standard {
                #expect(values.keys.sorted() == ParameterValues.knownPriceYears, "\(parameter.id)")
            }
        }
    }

    @Test func everyParameterHasASentenceAndASource() {
        #expect(Parameter.table.allSatisfy { !$0.sentence.isEmpty && !$0.source.isEmpty })
    }
}
