import LotModel
