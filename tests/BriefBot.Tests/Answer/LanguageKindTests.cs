using BriefBot.Answer;
using BriefBot.Language;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Answer;

/// <summary>What questions in German, French and Spanish ask for: a sentence that has it is quoted first, and where none has it the answer
/// says so.</summary>
public sealed class LanguageKindTests : IAsyncLifetime
{
    EmptyDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await EmptyDesk.OpenAsync(new DateOnly(2026, 11, 29));

    public async ValueTask DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("Was kostet die Halle in Ried?", "Die Halle in Ried kostet 3 Millionen Euro.")]
    [InlineData("Was zahlen Kinder in der Halle in Ried?", "In der Halle in Ried zahlen Kinder 4 Euro.")]
    [InlineData("Wie tief ist der Schacht in Ried?", "Der Schacht in Ried ist 40 Meter tief.")]
    [InlineData("Wie lange lief der Vertrag von Ada Morn?", "Der Vertrag von Ada Morn lief bis 2027.")]
    [InlineData("Welcher Anteil der Wähler in Ried stimmte zu?", "In Ried stimmte über die Hälfte der Wähler zu.")]
    [InlineData("Wo wurde die Glocke von Ried gegossen?", "Die Glocke von Ried wurde in Passau gegossen.")]
    [InlineData("Wie heißt die Lehrerin aus Ried?", "Die Lehrerin aus Ried heißt Ada Morn.")]
    [InlineData("Combien coûte la salle de Tulle ?", "La salle de Tulle coûte 3 millions d'euros.")]
    [InlineData("Quelle part des électeurs de Tulle a voté ?", "À Tulle, 71 % des électeurs ont voté.")]
    [InlineData("Comment s'appelle la directrice de Tulle ?", "La directrice de Tulle s'appelle Ada Morn.")]
    [InlineData("¿Cuánto pagará cada vecino de Lorca?", "Cada vecino de Lorca pagará 40 euros.")]
    [InlineData("¿Dónde se fundió la campana de Lorca?", "La campana de Lorca se fundió en Murcia.")]
    [InlineData("¿Va Frigosur a cerrar la planta de Lorca?", "Frigosur va a cerrar la planta de Lorca.")]
    public async Task What_is_asked_for_is_quoted(string question, string sentence)
    {
        await StoreAsync(sentence, question);

        (await _desk.AnswerAsync(question)).Claims[0].Text.ShouldBe(sentence);
    }

    [Theory]
    [InlineData("Was kostet die Halle in Ried?", "Die Halle in Ried hat 900 Plätze.", LackKind.NoNumber)]
    [InlineData("Wie tief ist der Schacht in Ried?", "Der Schacht in Ried hat 12 Leitern.", LackKind.NoNumber)]
    [InlineData("Wo wurde die Glocke von Ried gegossen?", "Die Glocke von Ried wurde neu gegossen.", LackKind.NearestDiffer)]
    [InlineData("Wie heißt die Lehrerin aus Ried?", "Die Lehrerin aus Ried wurde geehrt.", LackKind.NearestDiffer)]
    [InlineData("Combien coûte la salle de Tulle ?", "La salle de Tulle a 900 places.", LackKind.NoNumber)]
    [InlineData("¿Cuánto cuesta la sala de Lorca?", "La sala de Lorca tiene 900 asientos.", LackKind.NoNumber)]
    public async Task Where_no_sentence_has_it_the_answer_says_so(string question, string sentence, LackKind lack)
    {
        await StoreAsync(sentence, question);

        (await _desk.AskAsync(question)).ShouldBeOfType<Reply.NotFound>().Lack!.Kind.ShouldBe(lack);
    }

    [Fact]
    public async Task Of_two_counts_the_later_one_comes_first()
    {
        const string question = "Wie viele Schiffe warten vor der Schleuse Ried?";
        await StoreAsync("Vor der Schleuse Ried warten 23 Schiffe.", question, "2026-11-03");
        await StoreAsync("Vor der Schleuse Ried warten nun schon 31 Schiffe.", question, "2026-11-12");

        (await _desk.AnswerAsync(question)).Claims[0].Text.ShouldBe("Vor der Schleuse Ried warten nun schon 31 Schiffe.");
    }

    [Fact]
    public async Task A_number_that_counts_is_no_year()
    {
        const string question = "Qui a imprimé les 2000 tracts de Tulle ?";
        await StoreAsync("L'imprimerie Morn a imprimé les 2 000 tracts de Tulle.", question);

        (await _desk.AnswerAsync(question)).Claims.ShouldHaveSingleItem();
    }

    Task StoreAsync(string body, string question, string day = "2026-11-20") =>
        _desk.StoreAsync(Drafts.Of("-", body, body, day) with { Language = LanguageDetector.Guess(question) });
}
