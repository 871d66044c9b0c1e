// A bot that answers everything a person can do: a slash command, a click, a choice,
// a form, an autocompletion, a context menu, a mention.
import { ActionRowBuilder, ApplicationCommandOptionType, ApplicationCommandType, ButtonBuilder, ButtonStyle } from "discord.js";
import { EmbedBuilder, MessageFlags, ModalBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { createClient, fail, run, say } from "./bot.mjs";

const QUESTION = { name: "question", description: "What?", type: ApplicationCommandOptionType.String, autocomplete: true, required: true };
const COMMANDS = [
  { name: "ask", description: "Ask the news", options: [QUESTION] },
  { name: "article", description: "Add an article" },
  { name: "Check this claim", type: ApplicationCommandType.Message },
];

const why = () => new ActionRowBuilder().addComponents(
  new ButtonBuilder().setCustomId("why").setLabel("Why").setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setURL("https://example.org/").setLabel("Read").setStyle(ButtonStyle.Link),
);

const form = () => new ModalBuilder().setCustomId("add").setTitle("Add an article").addComponents(new ActionRowBuilder().addComponents(
  new TextInputBuilder().setCustomId("text").setLabel("Text").setStyle(TextInputStyle.Paragraph).setRequired(true),
));

const sources = () => new ActionRowBuilder().addComponents(
  new StringSelectMenuBuilder().setCustomId("sources").setPlaceholder("Sources")
    .addOptions({ label: "One", value: "1" }, { label: "Two", value: "2" }),
);

async function answerForm(interaction) {
  const text = interaction.fields.getTextInputValue("text");
  await interaction.reply({ content: `Stored: ${text}`, components: [sources()], flags: MessageFlags.Ephemeral });
  say("stored", { text });
}

async function answerSelect(interaction) {
  await interaction.update({ content: `Chosen: ${interaction.values.join()}`, components: [] });
  say("chosen", { values: interaction.values });
}

async function answerSlash(interaction) {
  await interaction.deferReply();
  const question = interaction.options.getString("question");
  const embed = new EmbedBuilder().setTitle("Answer").setDescription(`You asked: ${question}`).setColor(0x336699)
    .addFields({ name: "Source", value: "[1] Example", inline: true }).setFooter({ text: "as of today" }).setTimestamp();
  const edited = await interaction.editReply({ content: "Here it is", embeds: [embed], components: [why()] });
  const followUp = await interaction.followUp({ content: "Only for you", flags: MessageFlags.Ephemeral });
  const fetched = await interaction.fetchReply();
  say("answered", {
    edited: edited.id,
    same: fetched.id === edited.id,
    content: fetched.content,
    embed: fetched.embeds[0].description,
    buttons: fetched.components[0].components.length,
    ephemeral: followUp.flags.has(MessageFlags.Ephemeral),
    guild: interaction.guild?.name,
    member: interaction.member?.displayName,
    locale: interaction.locale,
  });
}

async function answerButton(interaction) {
  await interaction.deferUpdate();
  await interaction.editReply({ content: "Changed by the click" });
  await interaction.followUp({ content: "Because", flags: MessageFlags.Ephemeral });
  say("clicked", { customId: interaction.customId, message: interaction.message.id, by: interaction.user.username });
}

async function answerAutocompletion(interaction) {
  const typed = interaction.options.getFocused();
  await interaction.respond([{ name: `${typed} 2020`, value: `${typed}-2020` }, { name: typed, value: typed }]);
  say("completed", { typed });
}

async function answerContextMenu(interaction) {
  const { content, author } = interaction.targetMessage;
  const { resource } = await interaction.reply({ content: `About: ${content}`, flags: MessageFlags.Ephemeral, withResponse: true });
  say("checked", { name: interaction.commandName, content, author: author.username, reply: resource.message.content });
}

const client = createClient();
client.on("interactionCreate", (interaction) => {
  if (interaction.commandName === "article") interaction.showModal(form()).catch(fail);
  else if (interaction.isModalSubmit()) answerForm(interaction).catch(fail);
  else if (interaction.isStringSelectMenu()) answerSelect(interaction).catch(fail);
  else if (interaction.isChatInputCommand()) answerSlash(interaction).catch(fail);
  else if (interaction.isButton()) answerButton(interaction).catch(fail);
  else if (interaction.isAutocomplete()) answerAutocompletion(interaction).catch(fail);
  else if (interaction.isContextMenuCommand()) answerContextMenu(interaction).catch(fail);
});
client.on("messageCreate", async (message) => {
  if (message.author.bot || !message.mentions.has(client.user)) return;
  const reply = await message.reply("I heard you").catch(fail);
  const thread = await reply.startThread({ name: "Follow-ups", autoArchiveDuration: 60 }).catch(fail);
  await thread.send("Ask on here").catch(fail);
  await thread.sendTyping().catch(fail);
  say("replied", { to: reply.reference?.messageId, thread: thread.id, isThread: thread.isThread() });
});
client.once("clientReady", async () => {
  await client.application.commands.set(COMMANDS);
  say("ready");
});
await run(client);
