using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Education.Lectures;
using HospitalCrm.Web.Parts;

namespace HospitalCrm.Web.Education;

/// <summary>Colours of states, the same on every page of the room.</summary>
internal static class EducationTones
{
    public static TagTone Of(ArticleState state) => state switch
    {
        ArticleState.Approved => TagTone.Good,
        ArticleState.Waiting => TagTone.Warning,
        ArticleState.Rejected => TagTone.Danger,
        _ => TagTone.Plain,
    };

    public static TagTone Of(CampaignState state) => state switch
    {
        CampaignState.Running => TagTone.Info,
        CampaignState.Paused => TagTone.Warning,
        CampaignState.Stopped => TagTone.Danger,
        _ => TagTone.Good,
    };

    public static TagTone Of(LectureState state) => state switch
    {
        LectureState.Announced => TagTone.Good,
        LectureState.Cancelled => TagTone.Danger,
        _ => TagTone.Plain,
    };
}
