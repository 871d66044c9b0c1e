using BriefBot.Answer;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Answer;

/// <summary>Questions in languages other than English: the sentence that answers is quoted whole, a number or day is put on top where the
/// language is known so far, and what no article tells isn't answered.</summary>
public sealed class LanguageAnswerTests : IAsyncLifetime
{
    EmptyDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await EmptyDesk.OpenAsync(new DateOnly(2026, 11, 29));
        await _desk.StoreAsync([.. Articles.Select(article => Drafts.Of(article.Title, article.Body, article.Title, "2026-11-20"))]);
    }

    public async ValueTask DisposeAsync() => await _desk.DisposeAsync();

    static readonly (string Title, string Body)[] Articles =
    [
        (
            "Fähre",
            "Die Fähre nach Lundholm fährt ab dem 14. März 2027 wieder täglich. Der Umbau der Anlegestelle kostete 3,7 Millionen Euro. "
                + "Bürgermeisterin Dr. Ines Quandt sprach von einem guten Tag für die Insel. Auf der Insel leben 1.240 Menschen."
        ),
        (
            "Tramway",
            "La ligne C du tramway de Vernoux ouvrira le 3 septembre 2027. Le chantier a coûté 214 millions d'euros, a indiqué Mme Aubrac. "
                + "La ligne comptera dix-sept stations. Les riverains réclament un arrêt devant l'hôpital."
        ),
        (
            "Acuario",
            "El acuario de Puerto Nublo reabrirá el 9 de mayo de 2027. La reforma costó 18,5 millones de euros, dijo el Sr. Olmedo. "
                + "El edificio alberga 340 especies. La directora prometió bajar el precio de la entrada."
        ),
        ("轮渡", "洛瓦尔市政府周三宣布，新的渡轮码头将于五月开放。票价为三元，学生免费。市长说，工程花费两千万元。"),
        (
            "Мост",
            "Мост через реку Ломень откроют в апреле. Строительство обошлось в 1,2 млрд рублей. "
                + "Мэр Орлова назвала его самым длинным в области."
        ),
    ];

    [Theory]
    [InlineData(
        "Wie teuer war der Umbau der Anlegestelle?",
        "Der Umbau der Anlegestelle kostete 3,7 Millionen Euro.",
        "3,7 Millionen Euro"
    )]
    [InlineData("Wie viele Menschen leben auf der Insel?", "Auf der Insel leben 1.240 Menschen.", "1.240")]
    [InlineData(
        "Wann fährt die Fähre nach Lundholm wieder?",
        "Die Fähre nach Lundholm fährt ab dem 14. März 2027 wieder täglich.",
        "14. März 2027"
    )]
    [InlineData("Combien de stations comptera la ligne C ?", "La ligne comptera dix-sept stations.", "dix-sept")]
    [InlineData(
        "Quand ouvrira la ligne C du tramway ?",
        "La ligne C du tramway de Vernoux ouvrira le 3 septembre 2027.",
        "3 septembre 2027"
    )]
    [InlineData("Combien a coûté le chantier de la ligne ?", "Le chantier a coûté 214 millions d'euros, a indiqué Mme Aubrac.", null)]
    [InlineData("¿Cuándo reabrirá el acuario?", "El acuario de Puerto Nublo reabrirá el 9 de mayo de 2027.", "9 de mayo de 2027")]
    [InlineData("¿Cuántas especies alberga el edificio?", "El edificio alberga 340 especies.", "340")]
    [InlineData("cuanto costo la reforma del acuario", "La reforma costó 18,5 millones de euros, dijo el Sr. Olmedo.", null)]
    [InlineData("¿Cuánto costó la reforma?", "La reforma costó 18,5 millones de euros, dijo el Sr. Olmedo.", "18,5 millones de euros")]
    [InlineData("Combien a coûté le chantier ?", "Le chantier a coûté 214 millions d'euros, a indiqué Mme Aubrac.", "214 millions d'euros")]
    [InlineData("渡轮码头票价多少？", "票价为三元，学生免费。", null)]
    [InlineData("Во сколько обошлось строительство моста?", "Строительство обошлось в 1,2 млрд рублей.", null)]
    // On top only where the sentence holds nearly all that is asked.
    public async Task The_sentence_is_quoted_and_a_number_or_day_stands_on_top(string question, string sentence, string? answer)
    {
        var reply = (await _desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        reply.Claims.Select(claim => claim.Text).ShouldContain(sentence);
        reply.Items.Select(item => item.Text).ShouldBe(answer is null ? [] : [answer]);
    }

    [Theory]
    [InlineData("Combien coûteraient les réparations ?", "Les réparations coûteraient 90 000 euros, selon la mairie.")]
    [InlineData("Wie viele Boote liegen im Hafen?", "Im Hafen liegen voraussichtlich 40 Boote.")]
    [InlineData("¿Cuántos barcos esperan en el puerto?", "En el puerto podrían esperar 17 barcos.")]
    [InlineData("Wie viele Boote wurden versenkt?", "Es wurden nicht 12 Boote versenkt.")]
    public async Task What_is_hedged_or_denied_is_quoted_but_not_put_on_top(string question, string sentence)
    {
        await _desk.StoreAsync(Drafts.Of("Hafen", sentence, question, "2026-11-21"));

        var reply = (await _desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        reply.Claims.Select(claim => claim.Text).ShouldContain(sentence);
        reply.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Wer gewann die Ruderregatta in Brandtorf?")]
    [InlineData("Combien d'élèves étudient au lycée Marceau ?")]
    [InlineData("¿Quién dirige la orquesta de Villasol?")]
    [InlineData("谁赢得了足球比赛？")]
    [InlineData("Кто выиграл шахматный турнир в Загорье?")]
    public async Task What_no_article_tells_is_not_answered(string question) =>
        (await _desk.AskAsync(question)).ShouldBeOfType<Reply.NotFound>();

    [Theory]
    [InlineData("Ines Quandt", "Bürgermeisterin Dr. Ines Quandt sagte, die Anlegestelle sei nun für 30 Jahre gesichert.")]
    [InlineData("Armand Aubrac", "Armand Aubrac, qui dirige le chantier, a promis que la ligne ouvrirait à l'heure.")]
    [InlineData("Elisa Olmedo", "La directora Elisa Olmedo prometió bajar el precio de la entrada en otoño.")]
    [InlineData("Paul Wieland", "„Das Geld reicht“, sagte Paul Wieland.")]
    [InlineData("Mirko Sander", "Die Bahn stehe bis Ostern still, so Betriebsleiter Mirko Sander.")]
    [InlineData("Gudrun Althaus", "Laut Geschäftsführerin Gudrun Althaus sind beide Stützen bestellt.")]
    [InlineData("Bastien Corvol", "« La fuite ne menace pas l'ouvrage », a assuré l'ingénieur Bastien Corvol.")]
    [InlineData("Yvan Le Goff", "Le camping restera ouvert tout l'été, a promis le maire de Sauvelac, Yvan Le Goff.")]
    [InlineData("Solène Tardif", "Selon la directrice Solène Tardif, les travaux dureront trois mois.")]
    [InlineData("Tomás Iruela", "«No fue intencionado el fuego del mercado», afirmó el concejal Tomás Iruela.")]
    [InlineData("Nuria Beltrán", "Los bomberos tardaron cinco horas, explicó la jefa de bomberos, Nuria Beltrán.")]
    [InlineData("Elena Prado", "Según la arquitecta Elena Prado, la fachada se conservará.")]
    public async Task What_somebody_said_is_found_by_the_verbs_of_the_language(string name, string sentence)
    {
        await _desk.StoreAsync(
            Drafts.Of("Stimmen", $"Am Montag wurde verhandelt. {sentence} Danach ging die Sitzung weiter.", name, "2026-11-21")
        );

        (await _desk.SaidAsync(name)).ShouldContain(sentence);
    }
}
