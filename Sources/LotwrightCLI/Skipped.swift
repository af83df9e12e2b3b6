import LotModel

extension RunRecord {
    /// What an interrupt kept from being done; nil where everything asked for is there.
    var skipped: String? {
        if !award.isProved { return "stopped early; the best award so far was kept" }
        if scenario.modelsBids, chains.count < 2 {
            return "stopped early; bidders who know what others left were not tried"
        }
        if scenario.rules.simulate.replicates > 0, findings.simulated == nil {
            return "stopped early; the award is complete, its weeks were not simulated"
        }
        return nil
    }
}
