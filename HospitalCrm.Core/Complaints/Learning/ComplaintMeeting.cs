using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>座谈会: who sat together when, about what, and what came of it. Kept as it was written.</summary>
public sealed class ComplaintMeeting : Entity<ComplaintMeeting>, IAudited
{
    public const string TitlePurpose = "ComplaintMeeting.Title";
    public const string PeoplePurpose = "ComplaintMeeting.People";
    public const string TopicsPurpose = "ComplaintMeeting.Topics";
    public const string ResultPurpose = "ComplaintMeeting.Result";

    private ComplaintMeeting()
    {
    }

    public ComplaintMeeting(Guid requestKey, DateOnly heldOn, string place, string by, DateTimeOffset at) =>
        (RequestKey, HeldOn, Place, RegisteredBy, RegisteredAt) = (requestKey, heldOn, place, by, at);

    public Guid RequestKey { get; private set; }

    public DateOnly HeldOn { get; private set; }

    public string Place { get; private set; } = "";

    public Sealed Title { get; private set; }

    /// <summary>参加人员: staff, patients' representatives, supervisors.</summary>
    public Sealed People { get; private set; }

    public Sealed Topics { get; private set; }

    public Sealed? Result { get; private set; }

    public string RegisteredBy { get; private set; } = "";

    public DateTimeOffset RegisteredAt { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public ComplaintMeeting Minutes(Sealed title, Sealed people, Sealed topics, Sealed? result)
    {
        (Title, People, Topics, Result) = (title, people, topics, result);
        return this;
    }
}
