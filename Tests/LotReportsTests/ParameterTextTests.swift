import Foundation
import LotModel
import LotReports
import Testing

@Suite struct ParameterTextTests {
    @Test(arguments: [ParameterText.Format.text, .markdown]) func everyParameterIsPrinted(format: ParameterText.Format)
    {
        let text = ParameterText(format).text
        for parameter in Parameter.table {
            #expect(text.contains(parameter.name) && text.contains(parameter.sentence), "\(parameter.id)")
        }
    }

    @Test func theSchemaIsJSONWithEveryParameter() throws {
        let data = Data(ParameterText(.jsonSchema).text.utf8)
        let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let sections = try #require(schema["properties"] as? [String: [String: Any]])
        for parameter in Parameter.table {
            let properties = sections[parameter.section]?["properties"] as? [String: Any]
            #expect(properties?[parameter.name] != nil, "\(parameter.id)")
        }
    }
}
