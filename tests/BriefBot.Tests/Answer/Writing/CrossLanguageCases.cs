namespace BriefBot.Tests.Answer.Writing;

/// <summary>A question in one language that an article in another answers.</summary>
/// <param name="Question">As asked.</param>
/// <param name="Language">The article's: primary BCP 47 tag.</param>
/// <param name="Title">Of the article.</param>
/// <param name="Body">Of the article.</param>
/// <param name="Answer">What stands in the sentence that answers.</param>
/// <param name="Words">The question's words as somebody who has not seen the article puts them in its language: "word=one, other; word=…".</param>
public sealed record CrossLanguageCase(string Question, string Language, string Title, string Body, string Answer, string Words)
{
    /// <summary>Twelve of them, half of which name no place or person.</summary>
    public static IReadOnlyList<CrossLanguageCase> All { get; } =
    [
        new(
            "Warum ist die Nachtfähre am Montag nicht ausgelaufen?",
            "en",
            "Night ferry stays in port",
            "The night ferry stayed in harbour on Monday because sand had blocked its cooling pumps, the operator Northline said. "
                + "Passengers were put up in a school.",
            "sand had blocked its cooling pumps",
            "Nachtfähre=night ferry; Montag=Monday; ausgelaufen=sailed, left, departed"
        ),
        new(
            "Wie viele Häuser hat der Waldbrand bei Castelmaure zerstört?",
            "fr",
            "Castelmaure après le feu",
            "L'incendie de forêt près de Castelmaure a détruit 42 maisons, selon la préfecture. Les pompiers restent sur place.",
            "42 maisons",
            "Häuser=maisons; Waldbrand=incendie de forêt, feu de forêt; Castelmaure=Castelmaure; zerstört=détruit, détruire"
        ),
        new(
            "Welche Farbe bekommen die neuen Taxis?",
            "es",
            "Los taxis cambian de aspecto",
            "Los nuevos taxis serán de color verde desde el 1 de marzo, anunció el ayuntamiento. Los conductores pidieron más tiempo.",
            "color verde",
            "Farbe=color; bekommen=recibir, tendrán; neuen=nuevos; Taxis=taxis"
        ),
        new(
            "When will the indoor pool in Grünbach reopen?",
            "de",
            "Hallenbad wird fertig",
            "Das Hallenbad in Grünbach öffnet am 12. Februar wieder. Die neue Technik hat 3,4 Millionen Euro gekostet.",
            "12. Februar",
            "indoor=Hallen; pool=Schwimmbad, Hallenbad; Grünbach=Grünbach; reopen=wieder öffnen, wiedereröffnen, öffnet"
        ),
        new(
            "How much will the new tram line cost?",
            "fr",
            "Le tramway prend forme",
            "La nouvelle ligne de tramway coûtera 184 millions d'euros, a indiqué la métropole. Les travaux commencent au printemps.",
            "184 millions",
            "new=nouvelle, nouveau; tram=tramway, tram; line=ligne; cost=coûter, coût"
        ),
        new(
            "Why did the teachers in Almorada go on strike?",
            "es",
            "Huelga en las aulas",
            "Los profesores de Almorada iniciaron una huelga el lunes porque las clases tienen hasta 38 alumnos. Los padres los apoyan.",
            "hasta 38 alumnos",
            "teachers=profesores, maestros, docentes; Almorada=Almorada; strike=huelga"
        ),
        new(
            "Combien d'emplois l'usine de biscuits va-t-elle supprimer ?",
            "en",
            "Biscuit maker cuts back",
            "The biscuit factory will cut 320 jobs by June, its owner told staff on Tuesday. A union called the plan cruel.",
            "320 jobs",
            "emplois=jobs; usine=factory, plant; biscuits=biscuits, cookies; supprimer=cut, axe, eliminate"
        ),
        new(
            "Quand le pont de Lindenau sera-t-il fermé à la circulation ?",
            "de",
            "Umleitung ab März",
            "Die Brücke in Lindenau wird vom 8. März an für den Verkehr gesperrt. Fußgänger dürfen weiter hinüber.",
            "8. März",
            "pont=Brücke; Lindenau=Lindenau; fermé=gesperrt, geschlossen; circulation=Verkehr"
        ),
        new(
            "Quelle amende la mairie a-t-elle infligée à l'hôtel pour le bruit ?",
            "es",
            "Multa por las fiestas",
            "El ayuntamiento impuso al hotel Miramar una multa de 90.000 euros por el ruido de sus fiestas. El dueño recurrirá.",
            "multa de 90.000 euros",
            "amende=multa; mairie=ayuntamiento, alcaldía; infligée=impuesta, impuso; hôtel=hotel; bruit=ruido"
        ),
        new(
            "¿Qué encontraron los buzos en el lago de Carrick?",
            "en",
            "A find in the deep",
            "Divers found a wartime aircraft on the bed of Carrick lake, its crew still aboard. The navy will raise it in spring.",
            "wartime aircraft",
            "encontraron=found, discovered; buzos=divers; lago=lake; Carrick=Carrick"
        ),
        new(
            "¿Cuántos pasajeros resultaron heridos en el accidente de autobús?",
            "de",
            "Bus prallt gegen Mauer",
            "Bei dem Busunfall am Morgen wurden 17 Fahrgäste verletzt, drei von ihnen schwer. Der Fahrer hatte die Kurve geschnitten.",
            "17 Fahrgäste",
            "pasajeros=Passagiere, Fahrgäste; resultaron=; heridos=verletzt, Verletzte; accidente=Unfall, Unglück; autobús=Bus"
        ),
        new(
            "¿Quién ganó el premio de poesía de Villerac?",
            "fr",
            "Une voix récompensée",
            "La poétesse Maud Laverne a remporté le prix de poésie de Villerac pour son troisième recueil. Le jury était unanime.",
            "Maud Laverne",
            "ganó=gagné, remporté; premio=prix; poesía=poésie; Villerac=Villerac"
        ),
    ];
}
