import LotIO

/// Lines of a result for programs.
enum JSONLines {
    /// Annotations beyond these are hidden by GitHub (10 warnings a step, its documentation, "Usage limits").
    static let annotations = 10

    /// An object a line.
    static func text(_ objects: [[(String, JSONValue)]]) -> String {
        text(objects.map { JSONValue.members($0) })
    }

    static func text(_ objects: [JSONValue]) -> String {
        objects.map { String(decoding: JSONWriter.bytes($0, indent: nil), as: UTF8.self) + "\n" }.joined()
    }

    /// Commands a line, with as many warnings as are shown.
    static func text(_ notices: [WorkflowCommand], warnings: [WorkflowCommand]) -> String {
        (notices + warnings.prefix(annotations)).map { $0.text + "\n" }.joined()
    }
}
