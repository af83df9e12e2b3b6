import Foundation
import LotIO

/// The services as they would answer of a region and its neighbours: the reference data in the services' own shapes.
struct RegionServices: Sendable {
    struct Area: Sendable {
        let code: String
        let name: String
        let district: String
        let districtName: String
        let isCore: Bool
        /// As JSON.
        let geometry: String
        let population: Int
        let population65: Int
    }

    /// As the services name their fields, such as `MSOA21`.
    let level: String
    let district: String
    let areas: [Area]
    /// The county of which the core is.
    let county: (code: String, name: String)?
    /// What the population service says its figures are of; nil where nobody asks.
    let date: String?

    static func rutland() throws -> RegionServices {
        try RegionServices("rutland", level: "MSOA21", district: "LAD25", people: "C2021", county: nil, date: nil)
    }

    /// Twelve districts, and Medway and others around them that are not of the county.
    static func kent() throws -> RegionServices {
        try RegionServices(
            "kent", level: "MSOA11", district: "LAD20", people: "MID2020", county: ("E10000016", "Kent"), date: "2020")
    }

    private init(
        _ region: String, level: String, district: String, people: String, county: (String, String)?, date: String?
    ) throws {
        let folder = "\(Checkout.reference)/\(region)/\(level.lowercased())"
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "_bgc.geojson"))
        guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let features = root["features"] as? [[String: Any]]
        else { throw CocoaError(.fileReadCorruptFile) }
        let lines = try String(contentsOfFile: folder + ".csv", encoding: .utf8).split(separator: "\n")
        let header = lines[0].split(separator: ",").map(String.init)
        // The readable name alone holds commas; it stands between quotation marks.
        let rows = lines.dropFirst().map { line -> [String: String] in
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            let plain = parts.count == 3 ? parts[0] + "x" + parts[2] : line[...]
            let cells = plain.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first })
        }
        let table = Dictionary(uniqueKeysWithValues: rows.map { ($0[level + "CD"] ?? "", $0) })
        self.level = level
        self.district = district
        self.county = county.map { ($0.0, $0.1) }
        self.date = date
        areas = try features.map { feature in
            guard let own = feature["properties"] as? [String: Any], let code = own[level + "CD"] as? String,
                let geometry = feature["geometry"], let row = table[code],
                let folk = row["POP_" + people].flatMap({ Int($0) }),
                let old = row["POP65_" + people].flatMap({ Int($0) })
            else { throw CocoaError(.fileReadCorruptFile) }
            let text = try JSONSerialization.data(withJSONObject: geometry, options: [.sortedKeys])
            return Area(
                code: code, name: own[level + "NM"] as? String ?? "", district: own["LAD19CD"] as? String ?? "",
                districtName: own["LAD19NM"] as? String ?? "", isCore: row["REGION_ROLE"] == "core",
                geometry: String(decoding: text, as: UTF8.self), population: folk, population65: old)
        }
    }

    var core: [Area] { areas.filter(\.isCore) }

    /// Pages are of `page` rows, fewer than asked for, as services have limits of their own.
    func answer(_ question: OpenDataServer.Question, page: Int = 1_000) -> OpenDataServer.Answer {
        var answer = OpenDataServer.Answer()
        if question.path == "/population" {
            answer.body = population(question)
            return answer
        }
        let condition = question.items["where"] ?? ""
        if question.path == "/counties" {
            answer.body = counties(question, condition)
            return answer
        }
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
                "{\"attributes\":{\"\(level)CD\":\"\($0.code)\",\"\(level)NM\":\"\($0.name)\",\"\(district)CD\":\"\($0.district)\","
                    + "\"\(district)NM\":\"\($0.districtName)\"}}"
            }
            answer.body =
                "{\"objectIdFieldName\":\"FID\",\(isCut ? "\"exceededTransferLimit\":true," : "")\"features\":["
                + texts.joined(separator: ",") + "]}"
        } else {
            let texts = rows.map {
                "{\"type\":\"Feature\",\"geometry\":\($0.geometry),\"properties\":{\"\(level)CD\":\"\($0.code)\","
                    + "\"\(level)NM\":\"\($0.name)\"}}"
            }
            answer.body =
                "{\"type\":\"FeatureCollection\"\(isCut ? ",\"properties\":{\"exceededTransferLimit\":true}" : "")"
                + ",\"features\":[" + texts.joined(separator: ",") + "]}"
        }
        return answer
    }

    /// Districts of the county, each twice as a service by wards names them.
    private func counties(_ question: OpenDataServer.Question, _ condition: String) -> String {
        guard let county,
            condition == "1=1" || condition.contains("'\(county.code)'") || condition.contains("'\(county.name)'")
        else { return question.items["returnCountOnly"] == "true" ? "{\"count\":0}" : "{\"features\":[]}" }
        let codes = Set(core.map(\.district)).sorted().flatMap { [$0, $0] }
        if question.items["returnCountOnly"] == "true" { return "{\"count\":\(codes.count)}" }
        let offset = Int(question.items["resultOffset"] ?? "") ?? 0
        let rows = codes.dropFirst(offset).prefix(Int(question.items["resultRecordCount"] ?? "") ?? 0)
        let texts = rows.map { "{\"attributes\":{\"\(district)CD\":\"\($0)\"}}" }
        return "{\"features\":[\(texts.joined(separator: ","))]}"
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
                let own = date.map { "\"\($0)\"," } ?? ""
                rows.append("\(own)\"\(area.code)\",\"\(age < 90 ? "Age \(age)" : "Aged 90+")\",\(value)")
            }
        }
        let offset = Int(question.items["recordoffset"] ?? "") ?? 0
        let count = Int(question.items["recordlimit"] ?? "") ?? 25_000
        return
            ([(date == nil ? "" : "\"DATE_NAME\",") + "\"GEOGRAPHY_CODE\",\"C_AGE_NAME\",\"OBS_VALUE\""]
            + rows.dropFirst(offset).prefix(count))
            .joined(separator: "\r\n") + "\r\n"
    }

    /// A catalogue of the services on a port, with small pages.
    func catalogue(port: Int, expected: Int? = nil, in folder: String) throws -> Catalogue {
        let base = "http://127.0.0.1:\(port)"
        let name = level.lowercased()
        let count = expected ?? areas.count
        // Rutland in pages of two and three; a county of 182 areas in pages that are a part of it too.
        let pages = county == nil ? (3, 2, 100) : (70, 30, 2_500)
        let text = """
            kind,level,vintage,url,query,code_field,name_field,district_code_field,district_name_field,order_field,expected_count,page_size,attribution
            lookup,\(name),2021,\(base)/lookup,,\(level)CD,\(level)NM,\(district)CD,\(district)NM,FID,\(count),\(pages.0),ONS
            boundaries,\(name),2021,\(base)/boundaries,,\(level)CD,\(level)NM,,,FID,\(count),\(pages.1),OS
            counties,\(district.lowercased()),2021,\(base)/counties,,\(district)CD,\(district)NM,CTYCD,CTYNM,FID,,5,ONS
            population,\(name),2021,\(base)/population,geography={codes}&gender=0,GEOGRAPHY_CODE,,,,,,\(pages.2),ONS

            """
        let path = folder + "/catalogue.csv"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return try Catalogue.read(path: path)
    }
}
