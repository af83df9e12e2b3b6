import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct PackageSourceTests {
    /// As many begin as end: present hours stay about the commissioned ones, sizes have their mean and spread.
    @Test func presentHoursStayTheCommissionedOnes() {
        let rules = SimulationMaps.rules(["simulate.package_weeks": 20])
        var source = PackageSource(SimulationTerms(rules: rules, packageHours: 10), hours: [40_000, 0], seed: Seed(1))
        var packages: [Package] = []
        for week in 0..<60 {
            packages.removeAll { $0.ends <= week }
            source.add(area: 0, week: week, to: &packages)
            source.add(area: 1, week: week, to: &packages)
            let hours = packages.reduce(0) { $0 + $1.hours }
            #expect(abs(hours - 40_000) < 3_000, "week \(week)")
        }
        let mean = packages.reduce(0) { $0 + $1.hours } / Double(packages.count)
        let variance = packages.reduce(0) { $0 + ($1.hours - mean) * ($1.hours - mean) } / Double(packages.count)
        #expect(abs(mean - 10) < 0.4 && abs(variance.squareRoot() / mean - 0.7) < 0.1)
        #expect(packages.allSatisfy { $0.area == 0 })
        let lengths = packages.filter { $0.began == 59 }.map { Double($0.ends - 59) }
        #expect(abs(lengths.reduce(0, +) / Double(lengths.count) - 20) < 5 && lengths.allSatisfy { $0 >= 1 })
    }

    @Test func evenArrivalsHaveNoChance() {
        var terms = SimulationTerms(rules: SimulationMaps.rules(["simulate.package_weeks": 5]), packageHours: 10)
        terms.arrivals = .even(packagesPerArea: 1_000)
        var source = PackageSource(terms, hours: [50], seed: Seed(1))
        var packages: [Package] = []
        for week in 0..<40 {
            packages.removeAll { $0.ends <= week }
            source.add(area: 0, week: week, to: &packages)
            #expect(abs(packages.reduce(0) { $0 + $1.hours } - 50) < 0.5, "week \(week)")
        }
    }

    @Test func aHandbackDrawsNewPatienceFromThePackagesOwnStream() {
        var package = Package(hours: 1, area: 0, ends: 9, seed: Seed(5), began: 0, patience: 0)
        package.handBack(by: 3)
        let first = package.patience
        package.handBack(by: 4)
        #expect(package.refuser == 4 && package.offer == -1 && package.handbacks == 2)
        #expect(first > 0 && package.patience > 0 && first != package.patience)
    }
}
