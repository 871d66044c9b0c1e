// Registers, lists, changes and deletes commands, global ones and a guild's.
import { ApplicationCommandType, PermissionFlagsBits, REST, Routes, SlashCommandBuilder, ContextMenuCommandBuilder } from "discord.js";
import { fail, say, settings } from "./bot.mjs";

const ask = new SlashCommandBuilder()
  .setName("ask")
  .setNameLocalizations({ de: "frage" })
  .setDescription("Ask the news")
  .setDescriptionLocalizations({ de: "Frag die Nachrichten" })
  .addStringOption((option) => option.setName("question").setDescription("What you want to know").setRequired(true).setAutocomplete(true))
  .addStringOption((option) => option.setName("source").setDescription("Where from").addChoices({ name: "Any", value: "any" }))
  .addBooleanOption((option) => option.setName("private").setDescription("Only you see the answer"));
const article = new SlashCommandBuilder()
  .setName("article")
  .setDescription("Articles")
  .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
  .setContexts(0)
  .addSubcommand((sub) => sub.setName("add").setDescription("Add")
    .addAttachmentOption((option) => option.setName("file").setDescription("File")))
  .addSubcommandGroup((group) => group.setName("more").setDescription("More")
    .addSubcommand((sub) => sub.setName("days").setDescription("Days")
      .addIntegerOption((option) => option.setName("days").setDescription("How many").setMinValue(1).setMaxValue(30))));
const check = new ContextMenuCommandBuilder().setName("Check this claim").setType(ApplicationCommandType.Message);

try {
  const rest = new REST({ api: settings.api, retries: 0 }).setToken(settings.token);
  const globally = Routes.applicationCommands(settings.application);
  const inGuild = Routes.applicationGuildCommands(settings.application, settings.guild);
  const put = await rest.put(globally, { body: [ask, article, check].map((command) => command.toJSON()) });
  const again = await rest.put(globally, { body: [ask, article, check].map((command) => command.toJSON()) });
  const posted = await rest.post(inGuild, { body: new SlashCommandBuilder().setName("status").setDescription("Status").toJSON() });
  const patched = await rest.patch(Routes.applicationGuildCommand(settings.application, settings.guild, posted.id), {
    body: { description: "How things are" },
  });
  const listed = await rest.get(globally, { query: new URLSearchParams({ with_localizations: "true" }) });
  await rest.delete(Routes.applicationGuildCommand(settings.application, settings.guild, posted.id));
  const left = await rest.get(inGuild);
  say("registered", {
    names: put.map((command) => command.name),
    sameIds: put.every((command, at) => command.id === again[at].id),
    patched: patched.description,
    localized: listed.find((command) => command.name === "ask").name_localizations?.de,
    permissions: listed.find((command) => command.name === "article").default_member_permissions,
    left: left.length,
  });
} catch (error) {
  fail(error);
}
