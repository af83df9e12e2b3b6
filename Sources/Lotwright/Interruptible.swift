import LotSolver
import LotTravel

/// The result of `work`, or `cancelled` soon after somebody asked to stop, the work's own task cancelled as well.
public func untilCancelled<Value: Sendable>(
    _ cancellation: Cancellation?, _ work: @escaping @Sendable () async throws(TravelFailure) -> Value
) async throws(TravelFailure) -> Value {
    guard let cancellation else { return try await work() }
    if cancellation.isCancelled { throw .cancelled }
    let result = await withTaskGroup(of: Result<Value, TravelFailure>?.self) { group in
        group.addTask {
            do throws(TravelFailure) {
                return .success(try await work())
            } catch {
                return .failure(error)
            }
        }
        group.addTask {
            while !cancellation.isCancelled {
                guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { return nil }
            }
            return .failure(.cancelled)
        }
        var result: Result<Value, TravelFailure>?
        while result == nil, let next = await group.next() { result = next }
        group.cancelAll()
        return result ?? .failure(.cancelled)
    }
    return try result.get()
}
