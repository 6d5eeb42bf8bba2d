using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Education.Lectures;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<EducationTopic> EducationTopics => Set<EducationTopic>();

    public DbSet<EducationArticle> EducationArticles => Set<EducationArticle>();

    public DbSet<EducationCampaign> EducationCampaigns => Set<EducationCampaign>();

    public DbSet<CampaignMark> CampaignMarks => Set<CampaignMark>();

    public DbSet<Lecture> Lectures => Set<Lecture>();

    public DbSet<LectureSignUp> LectureSignUps => Set<LectureSignUp>();
}
