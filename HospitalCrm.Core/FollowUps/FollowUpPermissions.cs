using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps;

public static class FollowUpPermissions
{
    /// <summary>回访: the queue and what was asked, of one's own, the ward's, the department's or all.</summary>
    public static readonly Permission View = new("follow-ups.view") { IsScoped = true };

    /// <summary>Takes a follow-up and writes down how it went; the numbers of the patient taken are shown in full for it.</summary>
    public static readonly Permission Call = new("follow-ups.call");

    /// <summary>Puts a patient into the queue by hand.</summary>
    public static readonly Permission Add = new("follow-ups.add");

    /// <summary>重新回访.</summary>
    public static readonly Permission Redo = new("follow-ups.redo");

    /// <summary>护士长: sees who has how much, and gives follow-ups to somebody else.</summary>
    public static readonly Permission Assign = new("follow-ups.assign") { IsScoped = true };

    /// <summary>随访率: counts, without anybody's name.</summary>
    public static readonly Permission Rates = new("follow-ups.rates") { IsScoped = true };

    /// <summary>Puts a whole file of patients into the queue.</summary>
    public static readonly Permission Import = new("follow-ups.import");

    public static readonly Permission Export = new("follow-ups.export") { IsGuarded = true };
}
