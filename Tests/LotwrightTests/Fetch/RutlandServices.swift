import Foundation
import LotIO

/// The three services as they would answer of Rutland and its neighbours: the reference data in the services' own shapes.
struct RutlandServices: Sendable {
    struct Area: Sendable {
        let code: String
        let name: String
        let district: String
        let districtName: String
        /// As JSON.
        let geometry: String
        let population: Int
        let population65: Int
    }

    let areas: [Area]

    init() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: Checkout.reference + "/rutland/msoa21_bgc.geojson"))
        guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let features = root["features"] as? [[String: Any]]
        else { throw CocoaError(.fileReadCorruptFile) }
        let table = try String(contentsOfFile: Checkout.reference + "/rutland/msoa21.csv", encoding: .utf8)
        // The readable name alone holds commas; it stands between quotation marks.
        let rows = table.split(separator: "\n").dropFirst().map { line -> [String] in
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            let plain = parts.count == 3 ? parts[0] + "x" + parts[2] : line[...]
            return plain.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let people = Dictionary(uniqueKeysWithValues: rows.map { ($0[1], (Int($0[7]) ?? 0, Int($0[8]) ?? 0)) })
        areas = try features.map { feature in
            guard let own = feature["properties"] as? [String: Any], let code = own["MSOA21CD"] as? String,
                let geometry = feature["geometry"], let folk = people[code]
            else { throw CocoaError(.fileReadCorruptFile) }
            let text = try JSONSerialization.data(withJSONObject: geometry, options: [.sortedKeys])
            return Area(
                code: code, name: own["MSOA21NM"] as? String ?? "", district: own["LAD19CD"] as? String ?? "",
                districtName: own["LAD19NM"] as? String ?? "", geometry: String(decoding: text, as: UTF8.self),
                population: folk.0, population65: folk.1)
        }
    }

    var rutland: [Area] { areas.filter { $0.districtName == "Rutland" } }

    /// Pages are of `page` rows, fewer than asked for, as services have limits of their own.
    func answer(_ question: OpenDataServer.Question, page: Int = 1_000) -> OpenDataServer.Answer {
        var answer = OpenDataServer.Answer()
        if question.path == "/population" {
            answer.body = population(question)
            return answer
        }
        let condition = question.items["where"] ?? ""
        let asked = areas.filter { area in
            condition == "1=1" || condition.contains("'\(area.code)'") || condition.contains("'\(area.districtName)'")
                || condition.contains("'\(area.district)'")
        }
        if question.items["returnCountOnly"] == "true" {
            answer.body = "{\"count\":\(asked.count)}"
            return answer
        }
        // Without an order rows come as the service likes.
        let ordered = question.items["orderByFields"] == "FID" ? asked : asked.reversed()
        let offset = Int(question.items["resultOffset"] ?? "") ?? 0
        let count = min(page, Int(question.items["resultRecordCount"] ?? "") ?? page)
        let rows = ordered.dropFirst(offset).prefix(count)
        let isCut = offset + rows.count < asked.count
        if question.path == "/lookup" {
            let texts = rows.map {
                "{\"attributes\":{\"MSOA21CD\":\"\($0.code)\",\"MSOA21NM\":\"\($0.name)\",\"LAD25CD\":\"\($0.district)\","
                    + "\"LAD25NM\":\"\($0.districtName)\"}}"
            }
            answer.body =
                "{\"objectIdFieldName\":\"FID\",\(isCut ? "\"exceededTransferLimit\":true," : "")\"features\":["
                + texts.joined(separator: ",") + "]}"
        } else {
            let texts = rows.map {
                "{\"type\":\"Feature\",\"geometry\":\($0.geometry),\"properties\":{\"MSOA21CD\":\"\($0.code)\","
                    + "\"MSOA21NM\":\"\($0.name)\"}}"
            }
            answer.body =
                "{\"type\":\"FeatureCollection\"\(isCut ? ",\"properties\":{\"exceededTransferLimit\":true}" : "")"
                + ",\"features\":[" + texts.joined(separator: ",") + "]}"
        }
        return answer
    }

    /// Single years of age: the reference has two groups, which are spread evenly over their years.
    private func population(_ question: OpenDataServer.Question) -> String {
        let asked = Set((question.items["geography"] ?? "").split(separator: ",").map(String.init))
        var rows: [String] = []
        for area in areas where asked.contains(area.code) {
            for age in 0...90 {
                let (sum, years, index) =
                    age < 65 ? (area.population - area.population65, 65, age) : (area.population65, 26, age - 65)
                let value = sum / years + (index < sum % years ? 1 : 0)
                rows.append("\"\(area.code)\",\"\(age < 90 ? "Age \(age)" : "Aged 90+")\",\(value)")
            }
        }
        let offset = Int(question.items["recordoffset"] ?? "") ?? 0
        let count = Int(question.items["recordlimit"] ?? "") ?? 25_000
        return (["\"GEOGRAPHY_CODE\",\"C_AGE_NAME\",\"OBS_VALUE\""] + rows.dropFirst(offset).prefix(count))
            .joined(separator: "\r\n") + "\r\n"
    }

    /// A catalogue of the services on a port, with small pages.
    static func catalogue(port: Int, expected: Int, in folder: String) throws -> Catalogue {
        let base = "http://127.0.0.1:\(port)"
        let text = """
            kind,level,vintage,url,query,code_field,name_field,district_code_field,district_name_field,order_field,expected_count,page_size,attribution
            lookup,msoa21,2021,\(base)/lookup,,MSOA21CD,MSOA21NM,LAD25CD,LAD25NM,FID,\(expected),3,ONS
            boundaries,msoa21,2021,\(base)/boundaries,,MSOA21CD,MSOA21NM,,,FID,\(expected),2,OS
            population,msoa21,2021,\(base)/population,geography={codes}&gender=0,GEOGRAPHY_CODE,,,,,,100,ONS

            """
        let path = folder + "/catalogue.csv"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return try Catalogue.read(path: path)
    }
}
