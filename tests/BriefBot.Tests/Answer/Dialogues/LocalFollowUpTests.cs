using BriefBot.Answer.Dialogues;

namespace BriefBot.Tests.Answer.Dialogues;

/// <summary>Questions in German, French and Spanish that lean on the one before them.</summary>
public sealed class LocalFollowUpTests
{
    [Theory]
    [InlineData("Und wann?", "Warum wurde die Brücke in Eschbach gesperrt?", "wann wurde die Brücke in Eschbach gesperrt?")]
    [InlineData("Seit wann?", "Ist die Brücke in Eschbach gesperrt?", "Seit wann ist die Brücke in Eschbach gesperrt?")]
    [InlineData("Von wem?", "Wann wurde der Vertrag unterschrieben?", "Von wem wurde der Vertrag unterschrieben?")]
    [InlineData("warum", "Wer hat die Brücke gesperrt?", "warum (hat die Brücke gesperrt)?")]
    [InlineData("Wie lange?", "Wie viele Züge fallen aus?", "Wie lange (viele Züge fallen aus)?")]
    [InlineData("Et pourquoi ?", "Quand ont fermé les écoles de Brémont ?", "pourquoi ont fermé les écoles de Brémont?")]
    [InlineData("Depuis quand ?", "Combien coûte le ticket de métro ?", "Depuis quand (coûte le ticket de métro)?")]
    [InlineData("Et par qui ?", "Quand l'usine a-t-elle été vendue ?", "par qui (l'usine a-t-elle été vendue)?")]
    [InlineData("¿Y por qué?", "¿Cuándo fue cerrado el puerto de Alcor?", "por qué fue cerrado el puerto de Alcor?")]
    [InlineData("¿Y cuándo?", "¿Quién cerró el puerto de Alcor?", "cuándo (cerró el puerto de Alcor)?")]
    [InlineData("y donde", "¿Cuándo se reunieron los alcaldes?", "donde (se reunieron los alcaldes)?")]
    public void A_bare_question_word_asks_for_something_else_of_the_same_event(string question, string previous, string expected) =>
        Resolve(question, previous).ShouldBe(expected);

    [Theory]
    [InlineData("Und in Ried?", "Wie viele Schüler gibt es in Lauben?", "Wie viele Schüler gibt es in Ried?")]
    [InlineData("und im Hafen?", "Wie viele Boote liegen am Kanal?", "Wie viele Boote liegen im Hafen?")]
    [InlineData("Was ist mit Talwerk?", "Wie viel zahlt Kestrel den Fahrern?", "Wie viel zahlt Talwerk den Fahrern?")]
    [InlineData("Und die Stellvertreterin?", "Wer ist der Bürgermeister von Ried?", "Wer ist die Stellvertreterin von Ried?")]
    [InlineData("Und 2019?", "Wie viele Besucher kamen im Jahr 2021?", "Wie viele Besucher kamen im Jahr 2019?")]
    [InlineData("Et à Lyon ?", "Qui a gagné l'élection à Nantes ?", "Qui a gagné l'élection à Lyon?")]
    [InlineData("Et au port ?", "Combien de bateaux attendent à l'écluse ?", "Combien de bateaux attendent au port?")]
    [InlineData("Et la directrice ?", "Qui est le maire de Sorval ?", "Qui est la directrice de Sorval?")]
    [InlineData("Qu'en est-il de Talmet ?", "Combien Nordacier paie-t-il ?", "Combien Talmet paie-t-il?")]
    [InlineData("¿Y en Murta?", "¿Quién ganó las elecciones en Alcor?", "Quién ganó las elecciones en Murta?")]
    [InlineData("¿Y la jueza?", "¿Qué dijo el alcalde de Alcor?", "Qué dijo la jueza de Alcor?")]
    [InlineData("¿Qué pasa con Talmet?", "¿Cuánto paga Nordacero?", "Cuánto paga Talmet?")]
    public void A_new_name_place_role_or_year_takes_the_old_ones_place(string question, string previous, string expected) =>
        Resolve(question, previous).ShouldBe(expected);

    [Theory]
    [InlineData("Wann werden sie eingebaut?", "Welche Firma liefert die Stützen?", "Wann werden sie eingebaut (Firma Stützen liefert)?")]
    [InlineData("Was sagt er dazu?", "Wer ist der Bürgermeister von Ried?", "Was sagt er dazu (Bürgermeister Ried)?")]
    [InlineData("Kommt er zurück?", "Wann geht Trainer Jonas Weil?", "Kommt er zurück (Trainer Jonas Weil)?")]
    [InlineData("Wer hat das gesagt?", "Ist die Brücke sicher?", "Wer hat das gesagt (Brücke sicher)?")]
    [InlineData("Quand s'est-elle rendue sur place ?", "Qui est Solène Tardif ?", "Quand s'est-elle rendue sur place (Solène Tardif)?")]
    [InlineData("Et combien coûteront-ils ?", "Quand commencent les travaux ?", "combien coûteront-ils (commencent travaux)?")]
    [InlineData("Qui l'a dit ?", "Le pont est-il fermé ?", "Qui l'a dit (pont fermé)?")]
    [InlineData("¿Y quién lo dijo?", "¿Es seguro el puente de Alcor?", "quién lo dijo (Alcor seguro puente)?")]
    [InlineData("¿Cuándo empezarán?", "¿Cuánto costarán las obras?", "Cuándo empezarán (costarán obras)?")]
    [InlineData("¿Y dónde vive ella?", "¿Quién es Nuria Beltrán?", "dónde vive ella (Nuria Beltrán)?")]
    public void Other_questions_are_told_what_was_spoken_of(string question, string previous, string expected) =>
        Resolve(question, previous).ShouldBe(expected);

    [Theory]
    [InlineData("Wer gewann den Marathon in Zagreb?", "Wer leitet Nordstahl?")]
    [InlineData("Wie viele Betten hat die neue Klinik?", "Wer leitet Nordstahl?")]
    [InlineData("Wie viele Inseln gibt es im Archipel?", "Wer leitet Nordstahl?")]
    [InlineData("Wann öffnet die Bahn und wie lange fährt sie?", "Wer leitet Nordstahl?")]
    [InlineData("Qui a gagné le marathon de Zagreb ?", "Qui dirige Nordacier ?")]
    [InlineData("Combien de lits compte la nouvelle clinique ?", "Qui dirige Nordacier ?")]
    [InlineData("Y a-t-il des blessés après l'accident ?", "Qui dirige Nordacier ?")]
    [InlineData("¿Quién ganó el maratón de Zagreb?", "¿Quién dirige Nordacero?")]
    [InlineData("¿Cuántas camas tiene la nueva clínica?", "¿Quién dirige Nordacero?")]
    public void A_complete_question_is_a_new_one(string question, string previous) => Resolve(question, previous).ShouldBeNull();

    [Theory]
    [InlineData("und wann?", "When was the pier at Lund closed?", "wann (Lund pier closed)?")]
    [InlineData("and when?", "Wer hat die Brücke in Ried gesperrt?", "when (Brücke Ried gesperrt)?")]
    public void A_change_of_language_carries_what_was_spoken_of(string question, string previous, string expected) =>
        Resolve(question, previous).ShouldBe(expected);

    [Theory]
    [InlineData("Wann wird Talwerk in Ried verkauft?", "Wann wird Talwerk in Ried verkauft?")]
    [InlineData("Wann wird Talwerk nicht verkauft?", null)]
    [InlineData("Wann wird Kestrel in Ried verkauft?", null)]
    public void A_models_wording_is_taken_where_it_only_adds_what_was_spoken_of(string rewritten, string? expected) =>
        FollowUps.Accept(rewritten, "Wann wird es verkauft?", "Wer leitet Talwerk in Ried?").ShouldBe(expected);

    static string? Resolve(string question, string previous) => FollowUps.Resolve(question, new Exchange(previous));
}
