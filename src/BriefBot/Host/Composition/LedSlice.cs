using BriefBot.Corpus.Postgres;

namespace BriefBot.Host.Composition;

/// <summary>What a host of several leads.</summary>
/// <param name="Lease">Under which it may.</param>
/// <param name="Slices">How many slices there are: as many parts the bot on Discord has.</param>
/// <param name="Turns">What the hosts take in turn.</param>
sealed record LedSlice(LeaseKeeper Lease, int Slices, SharedTurns Turns);
