using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Web.Parts;

namespace HospitalCrm.Web.Inquiries;

/// <summary>Colours of states and kinds, the same on every page of the room and in the search box.</summary>
public static class InquiryTones
{
    public static TagTone Of(InquiryState state) => state switch
    {
        InquiryState.Open or InquiryState.Handed => TagTone.Warning,
        InquiryState.Answered => TagTone.Info,
        _ => TagTone.Good,
    };

    public static TagTone Of(KnowledgeState state) => state switch
    {
        KnowledgeState.Published => TagTone.Good,
        KnowledgeState.Draft => TagTone.Warning,
        _ => TagTone.Plain,
    };

    public static TagTone Of(KnowledgeKind kind) => kind switch
    {
        KnowledgeKind.NoClinic => TagTone.Danger,
        KnowledgeKind.Clinic => TagTone.Good,
        _ => TagTone.Info,
    };
}
