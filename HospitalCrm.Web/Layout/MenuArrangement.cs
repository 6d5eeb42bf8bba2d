using HospitalCrm.Core.Settings;

namespace HospitalCrm.Web.Layout;

/// <summary>The declared menu as this hospital arranged it.</summary>
public static class MenuArrangement
{
    /// <summary>Room between two declared lines for one that is moved in.</summary>
    private const int Step = 10;

    public static IReadOnlyList<MenuGroup> Of(ParameterValues values) => Of(entry => values.Stored(MenuPlace.KeyOf(entry)));

    public static IReadOnlyList<MenuGroup> Of(Func<string, string?> stored)
    {
        var known = Menu.Groups.Select(group => group.Text).ToHashSet();
        var lines = Lines(stored).Where(line => !line.Place.IsHidden).ToList();
        return
        [
            .. Menu.Groups.Select((group, at) => (Group: group, Order: group.Text is null ? -1 : MenuPlace.Parse(group.Text, stored(group.Text)).Order ?? (at * Step)))
                .OrderBy(group => group.Order)
                .Select(ordered => ordered.Group with
                {
                    Entries = [.. lines.Where(line => Parent(line, known) == ordered.Group.Text).OrderBy(line => line.Order).Select(line => line.Entry)],
                })
                .Where(group => group.Entries.Count > 0),
        ];
    }

    /// <summary>Every declared line with where it was declared and where it stands.</summary>
    public static IEnumerable<MenuLine> Lines(Func<string, string?> stored) =>
        from @group in Menu.Groups
        from line in @group.Entries.Select((entry, at) => (Entry: entry, At: at))
        where Menu.HasPage(line.Entry)
        select new MenuLine(line.Entry, @group.Text, line.At * Step, MenuPlace.Parse(line.Entry.Text, stored(line.Entry.Text)));

    // A group that went with an update of the product loses nobody.
    private static string? Parent(MenuLine line, HashSet<string?> known) => line.Place.Group is { } moved && known.Contains(moved) ? moved : line.DeclaredGroup;
}

/// <param name="DeclaredGroup">The text key of the group it was declared in; null for the top.</param>
public sealed record MenuLine(MenuEntry Entry, string? DeclaredGroup, int DeclaredOrder, MenuPlace Place)
{
    public int Order => Place.Order ?? DeclaredOrder;
}
