import Foundation
import LotGeometry
import Testing

@testable import LotIO

@Suite struct ServiceReplyTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func fault<Reply>(_ text: String, _ read: ([UInt8]) throws(ServiceFault) -> Reply) -> String {
        do throws(ServiceFault) {
            _ = try read(bytes(text))
            return ""
        } catch { return error.words }
    }

    @Test func countsAndRowsAreRead() throws {
        #expect(try ServiceReply.count(bytes(#"{"count":7264}"#)) == 7264)
        let rows = try ServiceReply.rows(
            bytes(
                #"{"objectIdFieldName":"FID","features":[{"attributes":{"MSOA21CD":"E02002863","FID":12,"X":null}},{"attributes":{"MSOA21CD":"E02002864","FID":1.5}}]}"#
            ))
        #expect(rows.rows == [["MSOA21CD": "E02002863", "FID": "12"], ["MSOA21CD": "E02002864", "FID": "1.5"]])
        #expect(!rows.isCut)
        #expect(try ServiceReply.rows(bytes(#"{"features":[]}"#)).rows.isEmpty)
    }

    @Test func theMarkOfACutPageStandsInOneOfTwoPlaces() throws {
        let plain = #"{"exceededTransferLimit":true,"features":[]}"#
        let nested = #"{"type":"FeatureCollection","properties":{"exceededTransferLimit":true},"features":[]}"#
        #expect(try ServiceReply.rows(bytes(plain)).isCut && ServiceReply.rows(bytes(nested)).isCut)
        let off = #"{"exceededTransferLimit":false,"features":[]}"#
        #expect(try !ServiceReply.rows(bytes(off)).isCut)
        // The same words among a feature's own properties say nothing.
        let own = #"{"features":[{"attributes":{"exceededTransferLimit":true}}]}"#
        #expect(try !ServiceReply.rows(bytes(own)).isCut)
    }

    @Test func anErrorWithAGoodStatusIsAnError() {
        let text = #"{"error":{"code":400,"message":"Invalid query parameters","details":[]}}"#
        #expect(fault(text, ServiceReply.count).contains("Invalid query parameters"))
        #expect(fault(text, ServiceReply.rows).contains("answers with an error"))
        #expect(
            fault(text) { (b: [UInt8]) throws(ServiceFault) in try ServiceReply.features(b, name: "u") }.contains("400")
        )
        #expect(fault("<html>busy</html>", ServiceReply.count).contains("no whole JSON"))
        #expect(fault(#"{"features":[{"attributes":{"A":"#, ServiceReply.rows).contains("no whole JSON"))
        #expect(fault(#"{"count":"many"}"#, ServiceReply.count).contains("did not tell a count"))
        #expect(fault("{}", ServiceReply.rows).contains("no features"))
    }

    @Test func polygonsComeWithCodeAndName() throws {
        let text = """
            {"type":"FeatureCollection","properties":{"exceededTransferLimit":true},"features":[{"type":"Feature","id":1,
            "geometry":{"type":"Polygon","coordinates":[[[0,51],[1,51],[1,52],[0,51]]]},
            "properties":{"MSOA21CD":"e02002863","MSOA21NM":"Rutland 001"}}]}
            """
        let page = try ServiceReply.features(bytes(text), name: "u")
        #expect(page.isCut && page.count == 1)
        let area = try #require(page.areas(code: "MSOA21CD", name: "MSOA21NM").first)
        #expect(area.code == "E02002863" && area.name == "Rutland 001" && area.shape.polygons.count == 1)
        let points = text.replacingOccurrences(of: "Polygon", with: "Point")
        #expect(!fault(points) { (b: [UInt8]) throws(ServiceFault) in try ServiceReply.features(b, name: "u") }.isEmpty)
    }
}
