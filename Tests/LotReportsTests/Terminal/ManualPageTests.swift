import Testing

@testable import LotReports

@Suite struct ManualPageTests {
    private static let dump = """
        {"serializationVersion": 0, "command": {"commandName": "tool", "abstract": "Does things.", "subcommands": [
          {"commandName": "go", "superCommands": ["tool"], "abstract": "Goes.", "discussion": "Slowly.\\n.not a request",
           "arguments": [
            {"kind": "positional", "valueName": "place", "isRepeating": true, "abstract": "Where to."},
            {"kind": "option", "names": [{"kind": "long", "name": "dry-run"}, {"kind": "short", "name": "d"}],
             "valueName": "n", "defaultValue": "3", "abstract": "How often \\\\ why."},
            {"kind": "flag", "shouldDisplay": false, "names": [{"kind": "long", "name": "hidden"}]}]},
          {"commandName": "help", "superCommands": ["tool"]}]}}
        """

    @Test func everythingShownStandsInThePage() throws {
        let page = try #require(ManualPage(dump: Self.dump, version: "tool 1.0")).text
        #expect(page.hasPrefix(".TH TOOL 1 \"\" \"tool 1.0\"\n.SH NAME\ntool \\- Does things.\n"))
        #expect(page.contains(".SS tool go\n.PP\nGoes.\n.PP\nSlowly.\n\\&.not a request\n"))
        #expect(page.contains(".TP\n\\fIplace\\fR ...\nWhere to.\n"))
        #expect(page.contains(".TP\n\\fB\\-\\-dry\\-run\\fR, \\fB\\-d\\fR \\fIn\\fR\nHow often \\e why. Default: 3.\n"))
        #expect(!page.contains("hidden") && !page.contains("tool help"))
    }

    @Test func anythingElseIsNoPage() {
        #expect(ManualPage(dump: "{}", version: "") == nil && ManualPage(dump: "not JSON", version: "") == nil)
    }
}
