using System.Text.Json.Serialization;
using BriefBot.Corpus;
using BriefBot.Corpus.Privacy;

namespace BriefBot.Deliver.Discord.Relays;

/// <summary>An interaction that another host goes on with.</summary>
/// <param name="Event">As Discord sent it.</param>
/// <param name="IsEphemeral">Whether only the person sees what is said.</param>
/// <param name="Sent">How many messages stand already: 0 where one that says "… is thinking" waits for its words.</param>
/// <param name="Age">Since when it is known: its token doesn't last.</param>
sealed record RelayedInteraction(string Event, bool IsEphemeral, int Sent, TimeSpan Age);

/// <summary>Somebody who wants to be forgotten.</summary>
/// <param name="Person">Who.</param>
/// <param name="When">The interaction that confirmed it; 0 for none.</param>
/// <param name="WithMessages">Whether to delete the messages that answered the person.</param>
sealed record RelayedForgetting(ulong Person, ulong When, bool WithMessages);

/// <summary>What came of it in one slice.</summary>
sealed record RelayedForgotten(PersonalCounts Counts, int Removed, int Left);

/// <summary>Somebody whom something is asked about.</summary>
sealed record RelayedPerson(ulong Person);

/// <summary>How good an answer would be; null where the person reaches nothing there.</summary>
sealed record RelayedRank(double? Rank);

/// <summary>What there is to ask for a person; null where that is nothing.</summary>
sealed record RelayedStatistics(CorpusStatistics? Statistics);

/// <summary>JSON of what hosts hand over to each other.</summary>
[JsonSerializable(typeof(RelayedInteraction))]
[JsonSerializable(typeof(RelayedForgetting))]
[JsonSerializable(typeof(RelayedForgotten))]
[JsonSerializable(typeof(RelayedPerson))]
[JsonSerializable(typeof(RelayedRank))]
[JsonSerializable(typeof(RelayedStatistics))]
[JsonSerializable(typeof(PersonalCounts))]
sealed partial class RelayJson : JsonSerializerContext;
