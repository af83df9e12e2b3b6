import Foundation

/// What came out of one run besides its time.
struct Quality: Codable, Sendable {
    let name: String
    /// The value with its unit.
    let text: String
    /// The goal as printed, and whether it is met; nil where nothing is promised.
    let goal: String?
    let isMet: Bool?

    init(_ name: String, _ text: String, goal: String? = nil, isMet: Bool? = nil) {
        self.name = name
        self.text = text
        self.goal = goal
        self.isMet = isMet
    }
}

/// A part of a run.
struct Lap: Codable, Sendable {
    let name: String
    let seconds: Double
}

/// One run.
struct Sample: Codable, Sendable {
    /// What the row is judged by; not always the sum of the laps.
    let seconds: Double
    let laps: [Lap]
    let quality: [Quality]
}

/// What the process of a row hands back: one line of JSON.
struct RowRecord: Codable, Sendable {
    /// At least one, in the order of the runs.
    let samples: [Sample]
    /// Peak of the process after the warm-up: what one piece of work takes.
    let warmMegabytes: Double
    /// Peak of the process after the last run. Higher, although nothing leaks: tasks move between threads, and the C
    /// library's allocator keeps a pool for each.
    let peakMegabytes: Double

    init(samples: [Sample], warmMegabytes: Double, peakMegabytes: Double) {
        precondition(!samples.isEmpty, "a record needs a run")
        self.samples = samples
        self.warmMegabytes = warmMegabytes
        self.peakMegabytes = peakMegabytes
    }

    init(line: String) throws { self = try JSONDecoder().decode(RowRecord.self, from: Data(line.utf8)) }

    var line: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    var seconds: [Double] { samples.map(\.seconds) }

    /// Median seconds of each lap, in the order of the first run.
    var laps: [Lap] {
        samples[0].laps.indices.map { index in
            Lap(name: samples[0].laps[index].name, seconds: median(samples.map { $0.laps[index].seconds }))
        }
    }

    /// As the last run has it, missed when any run missed.
    var quality: [Quality] {
        let last = samples[samples.count - 1].quality
        return last.indices.map { index in
            let all = samples.compactMap { $0.quality[index].isMet }
            return Quality(
                last[index].name, last[index].text, goal: last[index].goal,
                isMet: all.isEmpty ? nil : all.allSatisfy { $0 })
        }
    }
}

/// The middle value, or the mean of the two. Precondition: not empty.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
