using BriefBot.Language;

namespace BriefBot.Tests.Language;

public sealed class WordingTests
{
    [Theory]
    [InlineData("The ferry \"Albatross\" ran aground - again.", "The ferry “Albatross” ran aground – again")]
    [InlineData("All  1,850 passengers\u00A0were safe.", "All 1850 passengers were safe!")]
    [InlineData("They didn't know.", "They didn’t know.")]
    public void Setting_alone_does_not_change_the_key(string one, string other) => SentenceKey.Of(one).ShouldBe(SentenceKey.Of(other));

    [Theory]
    [InlineData("It fell to -5 degrees.", "It fell to 5 degrees.")]
    [InlineData("It cost $5.", "It cost €5.")]
    [InlineData("It rose by 3.5 points.", "It rose by 35 points.")]
    [InlineData("Sie stieg um 3,5 Punkte.", "Sie stieg um 35 Punkte.")]
    [InlineData(
        "港口管理局预计三天内将船只重新浮起,并且调查事故的原因,同时乘客已经全部安全离开了这艘在周二搁浅的渡轮,船长表示没有人受伤",
        "港口管理局预计三天内将船只重新浮起,并且调查事故的原因,同时乘客已经全部安全离开了这艘在周二搁浅的渡轮,船长表示有人受伤了"
    )]
    public void What_gives_a_number_or_word_its_meaning_is_in_the_key(string one, string other) =>
        SentenceKey.Of(one).ShouldNotBe(SentenceKey.Of(other));

    [Theory]
    [InlineData("The harbour master recieved the letter.", "The harbour master received the letter.")]
    [InlineData("The accident occured at noon.", "The accident occurred at noon.")]
    [InlineData("Its colour was a matter for the organisation.", "Its color was a matter for the organization.")]
    [InlineData("The goverment of the island agreed.", "The government of the island agreed.")]
    [InlineData("He said that the ship would be co-owned.", "He said the ship would be coowned.")]
    [InlineData("Seven boats left.", "7 boats left.")]
    [InlineData("It sank on Nov. 23, 2020.", "It sank on 23 November 2020.")]
    [InlineData("Prices rose 5 percent.", "Prices rose 5%.")]
    public void Spelling_and_ways_to_write_a_number_say_the_same(string one, string other) =>
        Wording.SaysTheSame(one, other).ShouldBeTrue();

    [Theory]
    [InlineData("Seven boats left.", "Eight boats left.")]
    [InlineData("It sank on 23 November 2020.", "It sank on 24 November 2020.")]
    [InlineData("It sank on Monday.", "It sank on Tuesday.")]
    [InlineData("Captain Mara Lindqvist spoke.", "Captain Mara Lindquist spoke.")]
    [InlineData("He was hired in May.", "He was fired in May.")]
    [InlineData("Sales increased sharply.", "Sales decreased sharply.")]
    [InlineData("She did attend the talks.", "She did not attend the talks.")]
    [InlineData("She will attend the talks.", "She is expected to attend the talks.")]
    [InlineData("The minister may resign.", "The minister resigned.")]
    [InlineData("The act is legal.", "The act is illegal.")]
    [InlineData("They were deported on Friday.", "They departed on Friday.")]
    [InlineData("They met the owner.", "They meet the owner.")]
    [InlineData("The dog bit the man.", "The man bit the dog.")]
    [InlineData("There is no table.", "There is notable.")]
    [InlineData("Officials spoke of a delay.", "Officials spoke of an accident.")]
    [InlineData("It fell to -5 degrees.", "It fell to 5 degrees.")]
    [InlineData("He signed the contract.", "He signed the contact.")]
    public void Another_fact_does_not_say_the_same(string one, string other) => Wording.SaysTheSame(one, other).ShouldBeFalse();

    [Theory]
    [InlineData("Correction: An earlier version gave a wrong number of passengers.")]
    [InlineData("This article was amended on 4 May 2024 to say that the ferry carried 212 people.")]
    [InlineData("Editor’s note: the name of the captain has been changed.")]
    [InlineData("An earlier version of this article misstated the captain’s name.")]
    [InlineData("In einer früheren Version hieß es, die Fähre sei gesunken.")]
    [InlineData("Fe de errores: el capitán no era Lindqvist.")]
    public void An_outlets_correction_is_recognised(string sentence) => EditorialNotes.IsCorrection(sentence).ShouldBeTrue();

    [Theory]
    [InlineData("The minister demanded a correction.")]
    [InlineData("The new version of the software corrects two faults.")]
    public void Other_corrections_are_none_of_the_outlets(string sentence) => EditorialNotes.IsCorrection(sentence).ShouldBeFalse();

    [Theory]
    [InlineData("Updated at 10:45 GMT")]
    [InlineData("Last updated: 3 May 2024, 10:45 am")]
    [InlineData("Published 3 hours ago")]
    [InlineData("Aktualisiert am 3. Mai 2024 um 10:45 Uhr")]
    public void A_stamp_states_nothing(string line) => EditorialNotes.IsTimestamp(line).ShouldBeTrue();

    [Theory]
    [InlineData("Updated figures show 212 passengers.")]
    [InlineData("Published in 2020, the book sold well.")]
    [InlineData("At 10:45 the ferry sank.")]
    public void A_sentence_with_a_time_is_no_stamp(string line) => EditorialNotes.IsTimestamp(line).ShouldBeFalse();
}
