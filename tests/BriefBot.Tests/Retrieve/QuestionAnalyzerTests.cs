using BriefBot.Retrieve;

namespace BriefBot.Tests.Retrieve;

public sealed class QuestionAnalyzerTests
{
    static readonly DateOnly Today = new(2024, 3, 1);

    [Theory]
    [InlineData("Who spoke at Lund?", AnswerKind.Person)]
    [InlineData("When did it open?", AnswerKind.Time)]
    [InlineData("Where is the canal?", AnswerKind.Place)]
    [InlineData("How many barges waited?", AnswerKind.Number)]
    [InlineData("Why did the gate jam?", AnswerKind.Reason)]
    [InlineData("What caused the delay?", AnswerKind.Reason)]
    [InlineData("Which company bought Kestrel?", AnswerKind.Organisation)]
    [InlineData("Which country left the pact?", AnswerKind.Place)]
    [InlineData("Which dog breed is the favourite?", AnswerKind.Thing)]
    [InlineData("A gate jammed this week. How long was the canal closed?", AnswerKind.Number)]
    [InlineData("Tell me about Lund", AnswerKind.Statement)]
    [InlineData("speakers at Lund", AnswerKind.Person)]
    public void The_kind_of_answer_is_recognised(string question, AnswerKind expected) =>
        QuestionAnalyzer.Analyze(question, Today).Kind.ShouldBe(expected);

    [Theory]
    [InlineData("Wer sprach in Lund?", AnswerKind.Person)]
    [InlineData("Seit wann ist der Kanal gesperrt?", AnswerKind.Time)]
    [InlineData("Um wie viel Uhr beginnt die Sitzung?", AnswerKind.Time)]
    [InlineData("Wie viele Schiffe warten?", AnswerKind.Number)]
    [InlineData("wie hoch ist der schaden", AnswerKind.Number)]
    [InlineData("Wo liegt die Werft?", AnswerKind.Place)]
    [InlineData("Aus welchem Grund wurde das Tor gesperrt?", AnswerKind.Reason)]
    [InlineData("Welches Unternehmen kauft die Werft?", AnswerKind.Organisation)]
    [InlineData("In welchem Jahr wurde die Brücke gebaut?", AnswerKind.Time)]
    [InlineData("Welche Farbe hat die neue Fähre?", AnswerKind.Thing)]
    [InlineData("Qui a parlé à Lund ?", AnswerKind.Person)]
    [InlineData("Depuis quand le canal est-il fermé ?", AnswerKind.Time)]
    [InlineData("À quelle heure commence la séance ?", AnswerKind.Time)]
    [InlineData("Combien de bateaux attendent ?", AnswerKind.Number)]
    [InlineData("où se trouve le chantier", AnswerKind.Place)]
    [InlineData("Pourquoi la porte est-elle bloquée ?", AnswerKind.Reason)]
    [InlineData("Quelle entreprise rachète le chantier ?", AnswerKind.Organisation)]
    [InlineData("¿Quién habló en Lund?", AnswerKind.Person)]
    [InlineData("¿Desde cuándo está cerrado el canal?", AnswerKind.Time)]
    [InlineData("¿Cuántos barcos esperan?", AnswerKind.Number)]
    [InlineData("donde queda el astillero", AnswerKind.Place)]
    [InlineData("¿Por qué se cerró la compuerta?", AnswerKind.Reason)]
    [InlineData("¿Qué empresa compra el astillero?", AnswerKind.Organisation)]
    [InlineData("¿En qué año se construyó el puente?", AnswerKind.Time)]
    public void The_kind_of_answer_is_recognised_in_German_French_and_Spanish(string question, AnswerKind expected) =>
        QuestionAnalyzer.Analyze(question, Today).Kind.ShouldBe(expected);

    [Theory]
    [InlineData("Wer sprach letzte Woche in Lund?", "Lund")]
    [InlineData("Qui a parlé à Lund la semaine dernière ?", "parlé Lund")]
    [InlineData("¿Quién habló en Lund el año pasado?", "habló Lund")]
    public void What_tells_when_seen_from_today_is_not_searched_for(string question, string searched) =>
        QuestionAnalyzer
            .Analyze(question, Today)
            .Terms.Select(term => term.Surface)
            .Where(word =>
                searched.Contains(word, StringComparison.Ordinal) || word is "Woche" or "letzte" or "semaine" or "año" or "pasado"
            )
            .ShouldBe(searched.Split(' '));

    [Theory]
    [InlineData("Who spoke at Lund?", true)]
    [InlineData("Which companies took part?", true)]
    [InlineData("Who was expected to deliver speeches?", true)]
    [InlineData("Who took part in the regatta?", true)]
    [InlineData("Who took the stage at Lund?", true)]
    [InlineData("Who takes over the choir?", false)]
    [InlineData("Who took the blame?", false)]
    [InlineData("Who won the race?", false)]
    [InlineData("When did they speak?", false)]
    public void Questions_for_several_answers_are_recognised(string question, bool expected) =>
        QuestionAnalyzer.Analyze(question, Today).IsList.ShouldBe(expected);

    [Theory]
    [InlineData("Who currently leads Volta?", true)]
    [InlineData("How many barges are in the queue now?", true)]
    [InlineData("What is the latest on the lock gate?", true)]
    [InlineData("How much has the repair cost so far?", true)]
    [InlineData("How many have signed to date?", true)]
    [InlineData("Who leads Volta at the moment?", true)]
    [InlineData("Any news of the lock gate?", true)]
    [InlineData("How did the trial end in the end?", true)]
    [InlineData("Who led Volta in 2019?", false)]
    [InlineData("How far is it to Lund, and to whom did they write?", false)]
    [InlineData("What date is the end of the trial?", true)]
    [InlineData("Who ended the strike at Volta?", false)]
    public void Questions_for_what_holds_now_are_recognised(string question, bool expected) =>
        QuestionAnalyzer.Analyze(question, Today).IsOfNow.ShouldBe(expected);

    [Theory]
    [InlineData("Who spoke at Lund 2021?", "2021")]
    [InlineData("Who spoke at Lund this year?", "2024")]
    [InlineData("Who paid 2,021 euros?", "")]
    [InlineData("Who spoke between 2019 and 2021?", "2019,2021")]
    public void Years_are_found(string question, string expected) =>
        string.Join(',', QuestionAnalyzer.Analyze(question, Today).Years).ShouldBe(expected);

    [Theory]
    [InlineData("Which CEOs attended in earlier years?", TimeScope.Earlier)]
    [InlineData("Who came in the past?", TimeScope.Earlier)]
    [InlineData("Who attended this year?", TimeScope.Current)]
    public void Earlier_occasions_are_told_from_the_present(string question, TimeScope expected) =>
        QuestionAnalyzer.Analyze(question, Today).Scope.ShouldBe(expected);

    [Fact]
    public void Names_and_quoted_phrases_are_marked_and_abbreviations_keep_their_letters()
    {
        var question = QuestionAnalyzer.Analyze("When did the U.S. leave the TPP and \"open skies\" with Norland?", Today);

        question.Terms.Where(term => term.IsName).Select(term => term.Term.Word).ShouldBe(["usa", "tpp", "open", "skies", "norland"]);
        question.Terms.Single(term => term.Term.Word == "tpp").Initials.ShouldBe("tpp");
        question.Subject.ShouldBe(["usa"]);
    }

    [Fact]
    public void Irregular_forms_count_as_the_same_word() =>
        QuestionAnalyzer.Analyze("Who withdrew?", Today).Terms.Single().Forms.Select(form => form.Word).ShouldContain("withdraw");

    [Fact]
    public void A_very_long_question_keeps_its_end()
    {
        var question = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"word{i}")) + " lighthouse?";

        var terms = QuestionAnalyzer.Analyze(question, Today).Terms;

        terms.Count.ShouldBe(QuestionAnalyzer.MaxTerms);
        terms[^1].Term.Word.ShouldBe("lighthouse");
    }
}
