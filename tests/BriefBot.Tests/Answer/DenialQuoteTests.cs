using BriefBot.Answer;

namespace BriefBot.Tests.Answer;

/// <summary>A sentence that says the contrary of another, or less, is no further source of it; one that says the same is.</summary>
public sealed class DenialQuoteTests
{
    // What two outlets wrote on the same day, a question, and whether the one bears the other out.
    [Theory]
    [InlineData("The mayor of Harlow has resigned.", "The mayor of Harlow has not resigned.", "Has the mayor of Harlow resigned?", false)]
    [InlineData(
        "Workers at the Pell foundry will strike on Friday.",
        "Workers at the Pell foundry will not strike on Friday.",
        "Will workers at the Pell foundry strike?",
        false
    )]
    [InlineData(
        "The reactor at Dunmere was damaged in the quake.",
        "The reactor at Dunmere wasn't damaged in the quake.",
        "Was the reactor at Dunmere damaged?",
        false
    )]
    [InlineData(
        "Passengers were hurt when the ferry hit the pier at Roskeld.",
        "No passengers were hurt when the ferry hit the pier at Roskeld.",
        "Were passengers hurt when the ferry hit the pier at Roskeld?",
        false
    )]
    [InlineData(
        "The archive said the letters of Ada Morn had been sold.",
        "The archive said the letters of Ada Morn had never been sold.",
        "Were the letters of Ada Morn sold?",
        false
    )]
    [InlineData(
        "Striker Leo Farr will play in the final at Ostrava.",
        "Striker Leo Farr may play in the final at Ostrava.",
        "Will Leo Farr play in the final at Ostrava?",
        false
    )]
    [InlineData(
        "Inspectors found mould in the Brenner dairy.",
        "Inspectors denied that they found mould in the Brenner dairy.",
        "Did inspectors find mould in the Brenner dairy?",
        false
    )]
    [InlineData(
        "The dam at Corrie burst after the storm.",
        "The dam at Corrie could burst after the storm.",
        "Did the dam at Corrie burst?",
        false
    )]
    [InlineData(
        "The senate passed the water bill without changes on Monday.",
        "The senate failed to pass the water bill without changes on Monday.",
        "Did the senate pass the water bill?",
        false
    )]
    [InlineData(
        "Who told the story is known to police in Vell.",
        "Who told the story is not known to police in Vell.",
        "Do police in Vell know who told the story?",
        false
    )]
    [InlineData(
        "The museum in Tarn has bought the bronze horse.",
        "The museum in Tarn has bought the bronze horse.",
        "Has the museum in Tarn bought the bronze horse?",
        true
    )]
    [InlineData(
        "The bridge at Lowick was not closed on Sunday.",
        "The bridge at Lowick wasn't closed on Sunday.",
        "Was the bridge at Lowick closed?",
        true
    )]
    [InlineData(
        "A court in Vienna jailed banker Otto Reis for fraud.",
        "A Vienna court jailed the banker Otto Reis for fraud.",
        "Who was jailed for fraud in Vienna?",
        true
    )]
    [InlineData(
        "Governor Ilse Brandt vetoed the logging bill on Tuesday.",
        "On Tuesday, Governor Ilse Brandt vetoed the logging bill.",
        "Who vetoed the logging bill?",
        true
    )]
    [InlineData(
        "No trains ran between Odda and Bergen on Sunday.",
        "No trains ran on Sunday between Odda and Bergen.",
        "Did trains run between Odda and Bergen?",
        true
    )]
    public async Task What_says_the_contrary_or_less_is_quoted_beside(string one, string other, string question, bool same)
    {
        await using var desk = await ReadingDesk.OpenAsync(
            ("First report", "2026-11-21", $"{one} The Gazette has been told so by its reporter there."),
            ("Second report", "2026-11-21", $"{other} Readers of the Courier had written to ask about that.")
        );

        var cited = (await desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        var quoted = cited.Claims.Where(claim => claim.Text == one || claim.Text == other).ToList();
        quoted.Count.ShouldBe(same ? 1 : 2, string.Join('\n', cited.Claims.Select(claim => claim.Text)));
        quoted.ShouldAllBe(claim => claim.Citations.Count == (same ? 2 : 1));
    }
}
