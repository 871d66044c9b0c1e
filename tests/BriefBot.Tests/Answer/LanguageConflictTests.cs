using System.Globalization;
using BriefBot.Answer;
using BriefBot.Language;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Answer;

/// <summary>Where two sources in German, French or Spanish disagree on what is asked, both sides are named; what differs for another reason
/// is quoted only.</summary>
public sealed class LanguageConflictTests : IAsyncLifetime
{
    EmptyDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await EmptyDesk.OpenAsync(new DateOnly(2026, 11, 29));

    public async ValueTask DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(
        "Wie viele Wanderer wurden am Hochkar gerettet?",
        "Die Bergwacht hat am Samstag 14 Wanderer am Hochkar gerettet.",
        "Am Hochkar hat die Bergwacht am Samstag 17 Wanderer gerettet."
    )]
    [InlineData(
        "Was kostet die neue Turnhalle in Ehrwald?",
        "Die neue Turnhalle in Ehrwald kostet 4,2 Millionen Euro.",
        "Die neue Turnhalle in Ehrwald kostet die Gemeinde 5,1 Millionen Euro."
    )]
    [InlineData(
        "Wann öffnet das Museum in Lauenbrück?",
        "Das Museum in Lauenbrück öffnet am 3. März.",
        "Das Museum in Lauenbrück öffnet am 10. März."
    )]
    [InlineData(
        "Wurde die Talstraße in Fulpmes gesperrt?",
        "Die Talstraße in Fulpmes wurde am Montag gesperrt.",
        "Die Talstraße in Fulpmes wurde am Montag nicht gesperrt."
    )]
    [InlineData(
        "Combien de randonneurs ont été secourus au col de Larche ?",
        "Les gendarmes ont secouru 12 randonneurs samedi au col de Larche.",
        "Au col de Larche, les gendarmes ont secouru samedi 15 randonneurs."
    )]
    [InlineData(
        "Combien coûte le nouveau gymnase de Valréas ?",
        "Le nouveau gymnase de Valréas coûte 3,4 millions d'euros.",
        "Le nouveau gymnase de Valréas coûte à la ville 4 millions d'euros."
    )]
    [InlineData("Quand rouvre la piscine de Tulle ?", "La piscine de Tulle rouvre le 4 mai.", "La piscine de Tulle rouvre le 18 mai.")]
    [InlineData(
        "Le viaduc de Sarran est-il fermé ?",
        "Le viaduc de Sarran est fermé aux camions.",
        "Le viaduc de Sarran n'est pas fermé aux camions."
    )]
    [InlineData(
        "¿Cuántos excursionistas fueron rescatados en el Puerto de Aras?",
        "La Guardia Civil rescató el sábado a 11 excursionistas en el Puerto de Aras.",
        "En el Puerto de Aras, la Guardia Civil rescató el sábado a 16 excursionistas."
    )]
    [InlineData(
        "¿Cuánto cuesta el nuevo pabellón de Jumilla?",
        "El nuevo pabellón de Jumilla cuesta 2,8 millones de euros.",
        "El nuevo pabellón de Jumilla cuesta al municipio 3,5 millones de euros."
    )]
    [InlineData("¿Cuándo abre el mercado de Lorca?", "El mercado de Lorca abre el 7 de abril.", "El mercado de Lorca abre el 21 de abril.")]
    [InlineData("¿Dimitió la rectora de Ubrique?", "La rectora de Ubrique dimitió el lunes.", "La rectora de Ubrique no dimitió el lunes.")]
    public async Task Sources_that_disagree_are_named(string question, string one, string other)
    {
        await StoreAsync(one, question, new DateOnly(2026, 11, 21));
        await StoreAsync(other, question, new DateOnly(2026, 11, 21));

        var cited = (await _desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        cited.Conflicts.ShouldHaveSingleItem().Sides.Select(side => side.Text).ShouldBe([one, other], ignoreOrder: true);
        cited.Verdict.ShouldBeNull();
    }

    [Theory]
    // The later report replaces the earlier one.
    [InlineData(
        "Wie viele Wanderer wurden am Hochkar gerettet?",
        "Die Bergwacht hat 14 Wanderer am Hochkar gerettet.",
        "Die Bergwacht hat 17 Wanderer am Hochkar gerettet.",
        9
    )]
    [InlineData(
        "Le viaduc de Sarran est-il fermé ?",
        "Le viaduc de Sarran est fermé aux camions.",
        "Le viaduc de Sarran n'est pas fermé aux camions.",
        20
    )]
    // Something else is counted.
    [InlineData(
        "Wie viele Wanderer wurden am Hochkar gerettet?",
        "Die Bergwacht hat am Samstag 14 Wanderer am Hochkar gerettet.",
        "Die Bergwacht hat am Samstag mit 9 Helfern die Wanderer am Hochkar gerettet.",
        0
    )]
    [InlineData(
        "¿Cuánto cuesta el nuevo pabellón de Jumilla?",
        "El nuevo pabellón de Jumilla cuesta 2,8 millones de euros.",
        "El nuevo pabellón de Jumilla tiene 900 asientos.",
        0
    )]
    // Of another place, or another year.
    [InlineData("Quand rouvre la piscine de Tulle ?", "La piscine de Tulle rouvre le 4 mai.", "La piscine de Brive rouvre le 18 mai.", 0)]
    [InlineData(
        "Was kostet die neue Turnhalle in Ehrwald?",
        "Die neue Turnhalle in Ehrwald kostet 4,2 Millionen Euro.",
        "Die neue Turnhalle in Ehrwald kostete 2019 noch 3 Millionen Euro.",
        0
    )]
    // What may be doesn't contradict what is.
    [InlineData(
        "¿Dimitió la rectora de Ubrique?",
        "La rectora de Ubrique dimitió el lunes.",
        "Quizás la rectora de Ubrique no dimitió el lunes.",
        0
    )]
    // The same in other words.
    [InlineData(
        "Combien coûte le nouveau gymnase de Valréas ?",
        "Le nouveau gymnase de Valréas coûte 3,4 millions d'euros.",
        "Le nouveau gymnase de Valréas coûte 3,4 millions d'euros à la ville.",
        0
    )]
    // One holds both.
    [InlineData(
        "Wann öffnet das Museum in Lauenbrück?",
        "Das Museum in Lauenbrück öffnet am 10. März.",
        "Das Museum in Lauenbrück öffnet am 10. März statt am 3. März.",
        0
    )]
    public async Task What_differs_for_another_reason_is_no_conflict(string question, string one, string other, int daysLater)
    {
        await StoreAsync(one, question, new DateOnly(2026, 11, 1));
        await StoreAsync(other, question, new DateOnly(2026, 11, 1).AddDays(daysLater));

        if (await _desk.AskAsync(question) is Reply.Cited cited)
            cited.Conflicts.ShouldBeEmpty();
    }

    Task StoreAsync(string body, string question, DateOnly day) =>
        _desk.StoreAsync(
            Drafts.Of("-", body, body, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) with
            {
                Language = LanguageDetector.Guess(question),
            }
        );
}
