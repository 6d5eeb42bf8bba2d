using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Web.Settings;

/// <summary>What there is to set, and where: the start page of settings follows it.</summary>
public static class SettingsDirectory
{
    public static IReadOnlyList<SettingsGroup> Groups { get; } =
    [
        new("Settings.group.hospital",
        [
            new("Settings.hospital", "/settings/hospital", "local_hospital", SettingsPermissions.View),
            new("Settings.parameters", "/settings/parameters", "tune", SettingsPermissions.View),
            new("Settings.nuisance-numbers", "/settings/nuisance-numbers", "phone_disabled", SettingsPermissions.View),
            new("Settings.menus", "/settings/menus", "menu", SettingsPermissions.View),
            new("Settings.lines", "/setup/lines", "settings_phone", SettingsPermissions.Manage),
        ]),
        new("Settings.group.people",
        [
            new("Settings.departments", "/settings/departments", "apartment", SettingsPermissions.View),
            new("Settings.staff", "/staff", "badge", SecurityPermissions.ViewStaff),
            new("Settings.staff-import", "/setup/staff", "upload_file", SecurityPermissions.ManageStaff),
            new("Settings.complainable-staff", "/settings/complainable-staff", "person_alert", SettingsPermissions.View),
            new("Settings.evaluable-staff", "/settings/evaluable-staff", "person_check", SettingsPermissions.View),
            new("Settings.report-readers", "/settings/report-readers", "outgoing_mail", SettingsPermissions.View),
            new("Settings.guides", "/guides", "signpost", SettingsPermissions.ViewGuides),
            new("Settings.holidays", "/settings/holidays", "event", SettingsPermissions.View),
        ]),
        new("Settings.group.standards",
        [
            new("Title.data-elements", "/settings/data-elements", "data_object", SettingsPermissions.View),
            new("Title.data-sets", "/settings/data-sets", "dataset", SettingsPermissions.View),
            new("Title.value-domains", "/settings/value-domains", "category", SettingsPermissions.View),
            new("Title.value-codes", "/settings/value-codes", "tag", SettingsPermissions.View),
        ]),
        new("Settings.group.codes", [.. CodeTables.All.Select(table => new SettingsLink("Title." + table.Code, "/settings/" + table.Code, "list_alt", SettingsPermissions.View))]),
    ];
}

/// <param name="Text">The text key of its name; with <c>.What</c> the sentence that says what it holds.</param>
public sealed record SettingsLink(string Text, string Url, string Icon, Permission Permission);

public sealed record SettingsGroup(string Text, IReadOnlyList<SettingsLink> Links);
