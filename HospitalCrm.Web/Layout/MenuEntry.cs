using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Layout;

/// <summary>One line of the menu.</summary>
/// <param name="Text">The text key; also its heading in the sidebar.</param>
/// <param name="Permission">The right its page needs; null for what everybody sees.</param>
public sealed record MenuEntry(string Text, string Url, string Icon, Permission? Permission);

/// <param name="Text">The text key of the group's heading; null for none.</param>
public sealed record MenuGroup(string? Text, IReadOnlyList<MenuEntry> Entries);
