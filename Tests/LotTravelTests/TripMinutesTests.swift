import Testing

@testable import LotTravel

@Suite struct TripMinutesTests {
    @Test func footWinsOverParkingInTown() {
        let trip = TripMinutes(TravelMaps.rules().travel)
        // 300 m: on foot 0.3 x 1.3 / 4.8 h = 4.875 min; by car 2.2 min and 4 min for a space.
        #expect(abs(trip.minutes(car: 2.2, kilometres: 0.3, withinLondon: true) - 4.875) < 1e-12)
        #expect(trip.minutes(car: 2.2, kilometres: 0.3, withinLondon: false) == 2.2)
        #expect(trip.minutes(car: 8, kilometres: 3, withinLondon: true) == 12)
    }

    @Test func noWayStaysNoWayAndHereIsHere() {
        let trip = TripMinutes(TravelMaps.rules().travel)
        #expect(trip.minutes(car: .nan, kilometres: 0.1, withinLondon: true).isNaN)
        #expect(trip.minutes(car: 0, kilometres: 0, withinLondon: true) == 0)
    }
}
