using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

public static class ComplaintPermissions
{
    /// <summary>Registers a complaint; it is accepted by that.</summary>
    public static readonly Permission Register = new("complaints.register");

    /// <summary>Complaints: one's own (registered by him or about him), those the department handles or is complained about in, or all.</summary>
    public static readonly Permission View = new("complaints.view") { IsScoped = true };

    /// <summary>投诉专员: accepts, assigns, decides about exits.</summary>
    public static readonly Permission Manage = new("complaints.manage");

    /// <summary>情况说明 of the person complained about.</summary>
    public static readonly Permission Account = new("complaints.account");

    /// <summary>Writes the result and asks for termination.</summary>
    public static readonly Permission Handle = new("complaints.handle");

    /// <summary>Speaks with the complainant: first contact, feedback, waiting for what he is to bring.</summary>
    public static readonly Permission Feedback = new("complaints.feedback");

    /// <summary>投诉回访.</summary>
    public static readonly Permission Callback = new("complaints.callback");

    /// <summary>强行终止.</summary>
    public static readonly Permission Force = new("complaints.force") { IsGuarded = true };

    /// <summary>Signs as the second person.</summary>
    public static readonly Permission Approve = new("complaints.approve") { IsGuarded = true };

    /// <summary>院领导: is told when nobody below moved.</summary>
    public static readonly Permission Oversee = new("complaints.oversee");

    /// <summary>投诉分析: figures of what he may see in the list.</summary>
    public static readonly Permission Analyse = new("complaints.analyse");

    /// <summary>Who looked at a complaint, and when: for whoever inspects how complaints are dealt with.</summary>
    public static readonly Permission ViewLooks = new("complaints.view-looks");

    public static readonly Permission Export = new("complaints.export") { IsGuarded = true };
}
