/// Names as no council would give them.
enum HostileNames {
    static let all = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=HYPERLINK(\"http://evil.example\",\"x\")",
        "+1+1", "-2+3", "@SUM(A1:A9)", "\t=1", "\r=1", "a\u{0}b\u{1B}[31mred", "abc\u{202E}gnp.exe",
        "x\u{2066}y\u{200F}z",
        "'; DROP TABLE areas;--", "]]>&<!--", "\u{FFFE}\u{FFFF}", "O'Neill & Sons, \"Ltd\"", "line\nbreak\u{2028}end",
        "_x0041_", "{\"a\":1}", "</text></svg>",
        "\"\u{301} onload=alert(1) x=\"",
    ]

    /// Characters that hide or turn the text around them.
    static func isSilent(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .format, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: false
            case .control: scalar == "\n" || scalar == "\r" || scalar == "\t"
            default: true
            }
        }
    }
}
