using BriefBot.Corpus.Postgres;

namespace BriefBot.Deliver.Discord.Relays;

/// <summary>Where other hosts' part of the bot is reached.</summary>
/// <param name="Relay">Where work is handed over.</param>
/// <param name="Slices">What is looked up in all slices.</param>
/// <param name="Lease">Of the slice that this host leads.</param>
public sealed record SliceLinks(SliceRelay Relay, OtherSlices Slices, SliceState Lease);
