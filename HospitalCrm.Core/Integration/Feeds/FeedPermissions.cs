using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.Feeds;

public static class FeedPermissions
{
    /// <summary>Rows of the hospital's systems may be pushed (the scope of a HIS, LIS or PACS key).</summary>
    public static readonly Permission Push = new("integration.push-his") { IsApiScope = true };

    /// <summary>数据采集: what comes in, from where, how far behind; the work lists without the content of rows.</summary>
    public static readonly Permission View = new("integration.view-feeds");

    /// <summary>Uploads files, maps codes, has rows run again.</summary>
    public static readonly Permission Manage = new("integration.manage-feeds");

    /// <summary>问题数据: opens bad rows, covered.</summary>
    public static readonly Permission ViewQuarantine = new("integration.view-quarantine");

    /// <summary>Puts bad rows right, or dismisses them; sees the cell that is wrong in full.</summary>
    public static readonly Permission Repair = new("integration.repair-quarantine") { IsGuarded = true };
}
