using BriefBot.Answer;
using BriefBot.Language;
using BriefBot.Reader;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Answer;

/// <summary>Questions in German, French and Spanish that want yes or no, the holder of a role, or several: what a sentence plainly says
/// stands on top, and everything else is quoted only.</summary>
public sealed class LanguageVerdictTests : IAsyncLifetime
{
    EmptyDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await EmptyDesk.OpenAsync(new DateOnly(2026, 11, 29));

    public async ValueTask DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("Wurde die Brücke in Eschbach gesperrt?", "Die Brücke in Eschbach wurde am Montag gesperrt.", ReadKind.Yes)]
    [InlineData("Wird die Grundschule in Ried geschlossen?", "Die Grundschule in Ried wird nicht geschlossen.", ReadKind.No)]
    [InlineData("Gab es bei dem Brand in Ried Verletzte?", "Verletzte gab es bei dem Brand in Ried keine.", ReadKind.No)]
    [InlineData("Hat die Firma Talwerk Schmiergeld gezahlt?", "Die Firma Talwerk bestritt, Schmiergeld gezahlt zu haben.", ReadKind.Denied)]
    [InlineData("Le pont de Brémont est-il fermé ?", "Le pont de Brémont est fermé depuis lundi.", ReadKind.Yes)]
    [InlineData("Le pont de Brémont sera-t-il fermé ?", "Le pont de Brémont ne sera pas fermé.", ReadKind.No)]
    [InlineData("Hydrénor a-t-elle caché le rapport ?", "Hydrénor a démenti avoir caché le rapport.", ReadKind.Denied)]
    [InlineData("¿Cerró el puerto de Alcor?", "El puerto de Alcor cerró el lunes.", ReadKind.Yes)]
    [InlineData("¿Cerró el puerto de Alcor?", "El puerto de Alcor no cerró.", ReadKind.No)]
    [InlineData("¿Ocultó Frigosur el informe?", "Frigosur negó que ocultara el informe.", ReadKind.Denied)]
    public async Task What_one_sentence_plainly_says_is_yes_no_or_denied(string question, string sentence, ReadKind verdict)
    {
        await StoreAsync(sentence, question);

        var reply = await _desk.AnswerAsync(question);

        reply.Verdict.ShouldBe(verdict);
        reply.Claims[0].Text.ShouldBe(sentence);
    }

    [Theory]
    [InlineData("Wurde die Brücke in Eschbach gesperrt?", "Die Brücke in Eschbach soll am Montag gesperrt werden.")]
    [InlineData("Wurde die Brücke in Eschbach gesperrt?", "Die Brücke in Eschbach wird am Montag gesperrt.")]
    [InlineData("Wurde die Brücke in Eschbach gesperrt?", "Die Brücke in Eschbach wurde fast gesperrt.")]
    [InlineData("Wurde die Brücke in Eschbach gesperrt?", "Wurde die Brücke in Eschbach gesperrt?")]
    [InlineData("Wurde die Brücke in Eschbach gesperrt?", "Die Brücke wurde repariert, der Tunnel in Eschbach gesperrt.")]
    [InlineData("Wurde die Brücke in Eschbach gesperrt?", "Die Brücke in Eschbach wurde nur für Lastwagen gesperrt.")]
    [InlineData("Wurde die Brücke in Eschbach gesperrt?", "Laut Polizei wurde die Brücke in Eschbach gesperrt.")]
    [InlineData("Wurde die Brücke in Eschbach nicht gesperrt?", "Die Brücke in Eschbach wurde am Montag gesperrt.")]
    [InlineData("Hat Anna Weil Jonas Kern verklagt?", "Jonas Kern hat Anna Weil verklagt.")]
    [InlineData("Hat die Firma Talwerk Schmiergeld gezahlt?", "Die Firma Talwerk bestritt nicht, Schmiergeld gezahlt zu haben.")]
    [InlineData("Le pont de Brémont est-il fermé ?", "Le pont de Brémont serait fermé depuis lundi.")]
    [InlineData("Le pont de Brémont est-il fermé ?", "Le pont de Brémont n'est fermé que le lundi.")]
    [InlineData("Le pont de Brémont a-t-il fermé ?", "Le pont de Brémont fermera lundi.")]
    [InlineData("Le pont de Brémont est-il fermé ?", "Selon la mairie, le pont de Brémont est fermé.")]
    [InlineData("¿Cerró el puerto de Alcor?", "El puerto de Alcor cerrará el lunes.")]
    [InlineData("¿Cerró el puerto de Alcor?", "El puerto de Alcor casi cerró.")]
    [InlineData("¿Cerró el puerto de Alcor?", "El puerto de Alcor abrió cuando cerró la lonja de Murta, explicó la alcaldesa.")]
    public async Task What_is_hedged_narrowed_planned_or_said_of_others_is_quoted_only(string question, string sentence)
    {
        await StoreAsync(sentence, question);

        if (await _desk.AskAsync(question) is not Reply.Cited reply)
            return;
        reply.Verdict.ShouldBeNull();
        reply.Items.ShouldBeEmpty();
        reply.Claims[0].Text.ShouldBe(sentence);
    }

    [Fact]
    public async Task Where_another_sentence_says_otherwise_both_are_quoted()
    {
        await StoreAsync("Die Brücke in Eschbach wurde am Montag gesperrt.");
        await StoreAsync("Die Brücke in Eschbach wurde am Montag nicht gesperrt.");

        var reply = await _desk.AnswerAsync("Wurde die Brücke in Eschbach gesperrt?");

        reply.Verdict.ShouldBeNull();
        reply.Items.ShouldBeEmpty();
        reply.Claims.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Wer ist die Bürgermeisterin von Ried?", "Die Bürgermeisterin von Ried, Dr. Ines Quandt, sprach am Montag.", "Ines Quandt")]
    [InlineData("Wer ist Geschäftsführer der Talwerk AG?", "Jonas Weil, Geschäftsführer der Talwerk AG, trat zurück.", "Jonas Weil")]
    [InlineData("Wer ist Bürgermeister von Ried?", "Bürgermeister Ralf Dombrow eröffnete in Ried den Markt.", "Ralf Dombrow")]
    [InlineData("Qui est la directrice d'Hydrénor ?", "La directrice d'Hydrénor, Solène Tardif, est venue mardi.", "Solène Tardif")]
    [InlineData("Qui est le maire de Sorval ?", "Yvan Le Goff, maire de Sorval, a ouvert le marché.", "Yvan Le Goff")]
    [InlineData("¿Quién es la alcaldesa de Alcor?", "La alcaldesa de Alcor, Carmela Ossorio, abrió el mercado.", "Carmela Ossorio")]
    [InlineData("¿Quién es el director del museo de Alcor?", "El director del museo de Alcor, Luis Prado, dimitió.", "Luis Prado")]
    public async Task Whoever_holds_the_role_asked_for_stands_on_top(string question, string sentence, string holder)
    {
        await StoreAsync(sentence, question);

        var reply = await _desk.AnswerAsync(question);

        reply.Items.Select(item => item.Text).ShouldBe([holder]);
        reply.Claims[0].Text.ShouldBe(sentence);
    }

    [Theory]
    [InlineData("Wer ist Bürgermeister von Ried?", "Der frühere Bürgermeister von Ried, Ralf Dombrow, starb am Montag.")]
    [InlineData("Wer ist Bürgermeister von Ried?", "Die Frau des Bürgermeisters von Ried, Ulla Dombrow, eröffnete den Markt.")]
    [InlineData("Wer ist Bürgermeister von Ried?", "Bürgermeister Jan Weil aus Lauben traf in Ried den Bürgermeister Ralf Dombrow.")]
    [InlineData("Qui est le maire de Sorval ?", "L'ancien maire de Sorval, Yvan Le Goff, est mort lundi.")]
    [InlineData("Qui est le maire de Sorval ?", "L'adjointe au maire de Sorval, Odile Marchetti, a ouvert le marché.")]
    [InlineData("¿Quién es el alcalde de Alcor?", "El antiguo alcalde de Alcor, Luis Prado, murió el lunes.")]
    [InlineData("¿Quién es el alcalde de Alcor?", "La hija del alcalde de Alcor, Elena Prado, abrió el mercado.")]
    public async Task Who_held_it_or_belongs_to_who_does_is_quoted_only(string question, string sentence)
    {
        await StoreAsync(sentence, question);

        (await _desk.AnswerAsync(question)).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "Welche Gemeinden teilen sich die Kosten?",
        "Die Gemeinden Lauben, Ried und Sankt Georg teilen sich die Kosten.",
        "Lauben|Ried|Sankt Georg"
    )]
    [InlineData(
        "Quelles communes partagent les frais ?",
        "Les communes de Vaubrel, Le Pont-Neuf et Sorval partagent les frais.",
        "Vaubrel|Le Pont-Neuf|Sorval"
    )]
    [InlineData(
        "¿Qué barrios se quedaron sin luz?",
        "Los barrios de San Telmo, La Huerta y Alcor se quedaron sin luz.",
        "San Telmo|La Huerta|Alcor"
    )]
    [InlineData("Welche Gemeinden teilen sich die Kosten?", "Die Gemeinden Lauben und Ried sollen sich die Kosten teilen.", "")]
    [InlineData("Welche Gemeinden teilen sich die Kosten?", "Die Gemeinden Lauben und Ried teilen sich die Kosten nicht.", "")]
    [InlineData("Quelles communes partagent les frais ?", "Les communes de Vaubrel et Sorval partageraient les frais.", "")]
    public async Task What_is_counted_up_behind_the_noun_asked_for_is_listed(string question, string sentence, string items)
    {
        await StoreAsync(sentence, question);

        (await _desk.AnswerAsync(question))
            .Items.Select(item => item.Text)
            .ShouldBe(items.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_question_goes_on_from_the_one_before_it()
    {
        await StoreAsync("Die Brücke in Eschbach wurde am 4. Mai gesperrt. Grund ist ein Riss, den Taucher im Pfeiler fanden.");
        await StoreAsync("Der Tunnel in Lauben wurde am 9. Juni gesperrt.");

        var first = await _desk.AnswerAsync("Wann wurde die Brücke in Eschbach gesperrt?");
        var second = await _desk.AnswerAsync("Und der Tunnel in Lauben?", first);

        first.Items.Select(item => item.Text).ShouldBe(["4. Mai"]);
        second.Understood.ShouldBe("Wann wurde der Tunnel in Lauben gesperrt?");
        second.Items.Select(item => item.Text).ShouldBe(["9. Juni"]);
    }

    Task StoreAsync(string body, string question = "Was ist das?") =>
        _desk.StoreAsync(Drafts.Of("-", body, body, "2026-11-20") with { Language = LanguageDetector.Guess(question) });
}
